"""Is the loss smoother with batch norm? The loss, and the change of the gradient, along each step's direction."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.train import first_weights, train
from engine.maths.networks import RELU, BatchNorm, Plain
from engine.maths.optimizers import SGD

SEEDS, WIDTHS, BATCH, RATE, STEPS, EVERY = 5, (32,) * 3, 100, 0.1, 300, 10
ALONG = np.linspace(0.25, 4, 8) * RATE  # how far a step is looked ahead
KINDS = {"plain": Plain(), "batch": BatchNorm()}
TICKS = tuple(range(0, STEPS + 1, EVERY))


def outlook(network, theta, batch):
    """(runs, 2): how far the loss ranges, and how much the gradient changes relative to the length of the step, on one
    minibatch along its gradient.   (Santurkar et al. 2018, section 3.2)"""
    seen = network.on(network.inputs[batch], network.targets[batch])
    gradient = seen.grad(theta)
    points = [theta - far * gradient for far in ALONG]
    losses = np.stack([seen.value(point) for point in points])
    changes = [
        np.linalg.norm(seen.grad(point) - gradient, axis=1) / (far * np.linalg.norm(gradient, axis=1))
        for point, far in zip(points, ALONG, strict=True)
    ]
    return np.stack([np.ptp(losses, axis=0), np.max(changes, axis=0)], axis=1)


def one_seed(kind, seed):
    """Training loss, loss range and effective smoothness at the ticks, (ticks, 3)."""
    network, _ = digit_networks(WIDTHS, batch_size=BATCH, linear=kind, activation=RELU)
    start = first_weights(network, seed, "he")
    batch = np.random.default_rng([seed, 1]).permutation(1000)[:BATCH]
    measures = {"loss": network.value, "outlook": lambda theta: outlook(network, theta, batch)}
    found = train(SGD(), network, start, RATE, STEPS, measures, TICKS, seed=seed).measured
    return np.concatenate([found["loss"], found["outlook"][:, 0]], axis=1)


def record(axes):
    grids = {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}
    means = {}
    for key, kind in KINDS.items():
        found = np.stack([one_seed(kind, seed) for seed in range(SEEDS)])
        for n, quantity in enumerate(("loss", "range", "change")):
            grids |= spread(f"{quantity}.{key}", ("step",), found[..., n])
        means[key] = found[..., 1:].mean(axis=(0, 1))
    what = (
        f"mean over {STEPS} steps at rate {RATE} and {SEEDS} seeds, {len(WIDTHS)} hidden layers of {WIDTHS[0]}, digits"
    )
    labels = {"plain": "plain network", "batch": "with batch norm"}
    facts = {
        "range_plain": Fact(
            float(means["plain"][0]), f"range of the loss along the gradient, plain: {what}", format=".2f"
        ),
        "range_batch": Fact(
            float(means["batch"][0]),
            f"range of the loss along the gradient, batch norm: {what}",
            format=".2f",
            high=float(means["plain"][0]) / 2,
        ),
        "change_plain": Fact(
            float(means["plain"][1]),
            f"largest change of the gradient over the length of the step, plain: {what}",
            format=".1f",
        ),
        "change_batch": Fact(
            float(means["batch"][1]),
            f"largest change of the gradient over the length of the step, batch norm: {what}",
            format=".1f",
            high=float(means["plain"][1]) / 2,
        ),
    }
    runs = SEEDS * len(KINDS)
    return Recording((), grids, facts, labels, runs, runs * STEPS, 0)


STUDY = Study((), record)
SCENE = Scene(
    "The loss along the gradient, plain and normalized",
    STUDY,
    (
        Curves("loss", x="time", band="loss", log_y=True, y_label="training loss", title="Loss"),
        Curves(
            "range",
            x="time",
            band="range",
            log_y=True,
            y_label="range of the loss",
            title="Loss range along the gradient",
        ),
        Curves(
            "change",
            x="time",
            band="change",
            log_y=True,
            y_label="change over distance",
            title="Change of the gradient",
        ),
    ),
    caption="Three hidden layers of 32 ReLU units on digits, plain and with batch norm, at one rate. Middle and right look ahead along the gradient of one minibatch, up to four times the step. Means of five seeds, and the bands between them.",
    alt="Three pairs of curves over the training steps, one for the plain network and one with batch norm.",
    clock=Clock("step", times=TICKS),
)
