"""Is the loss smoother with batch norm? The loss, and the change of the gradient, along each step's direction."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import TRAINING, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.networks import RELU, BatchNorm, Plain
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, DEPTH, BATCH, RATE, STEPS, EVERY, FARTHEST = 5, 32, 3, 100, 0.1, 300, 10, 4
ALONG = np.linspace(0.25, FARTHEST, 8) * RATE  # how far a step is looked ahead
KINDS = {"plain": Plain(), "batch": BatchNorm()}
TICKS = tuple(range(0, STEPS + 1, EVERY))


def outlook(network, theta):
    """(runs, 2): how far the loss ranges along the gradient, and how much the gradient changes relative to the length
    of the step.   (Santurkar et al. 2018, section 3.2)"""
    gradient = network.grad(theta)
    points = [theta - far * gradient for far in ALONG]
    losses = [network.value(point) for point in points]
    changes = [np.linalg.norm(network.grad(point) - gradient, axis=1) for point in points]
    lengths = np.outer(ALONG, np.linalg.norm(gradient, axis=1))
    return np.stack([np.ptp(losses, axis=0), np.max(changes / lengths, axis=0)], axis=1)


def record(axes, seeds):
    """The training loss, and the outlook on one minibatch a seed, on the way of both kinds of network."""
    grids = {"time.all": Grid(("step",), TICKS)}
    batches = np.stack([np.random.default_rng([seed, 1]).permutation(TRAINING)[:BATCH] for seed in seeds])
    for key, kind in KINDS.items():
        network, _ = digit_networks((HIDDEN,) * DEPTH, batch_size=BATCH, linear=kind, activation=RELU)
        ahead = network.on(network.inputs[batches], network.targets[batches])
        measures = {"loss": network.value, "outlook": lambda theta, ahead=ahead: outlook(ahead, theta)}
        found = learn(SGD(), network, seeds, TICKS, measures, rate=RATE, scheme="he")
        grids |= {
            f"loss.{key}": found["loss"],
            f"range.{key}": found["outlook"].at(point=0),
            f"change.{key}": found["outlook"].at(point=1),
        }
    return Recording((), grids, labels={"plain": "plain network", "batch": "with batch norm"})


def facts(found):
    spans, turns = ({key: found.at(f"{of}.{key}").mean() for key in KINDS} for of in ("range", "change"))
    fact = about(f"mean over {STEPS} steps at rate {RATE} and the seeds, {DEPTH} hidden layers of {HIDDEN}, digits")
    ranges, changes = (
        "range of the loss along the gradient",
        "largest change of the gradient over the length of the step",
    )
    return {
        "range_plain": fact(spans["plain"], f"{ranges}, plain", ".2f"),
        "range_batch": fact(spans["batch"], f"{ranges}, batch norm", ".2f", high=spans["plain"] / 2),
        "change_plain": fact(turns["plain"], f"{changes}, plain", ".1f"),
        "change_batch": fact(turns["batch"], f"{changes}, batch norm", ".1f", high=turns["plain"] / 2),
    } | settings(steps_ahead=FARTHEST)


STUDY = Study((), record, facts, seeds=SEEDS)
PANELS = {
    "loss": ("training loss", "Loss"),
    "range": ("range of the loss", "Loss range along the gradient"),
    "change": ("change over distance", "Change of the gradient"),
}
SCENE = Scene(
    "The loss along the gradient, plain and normalized",
    STUDY,
    tuple(Curves(of, "time", band=True, log_y=True, y_label=y, title=title) for of, (y, title) in PANELS.items()),
    caption=f"{in_words(DEPTH).capitalize()} hidden layers of {HIDDEN} ReLU units on digits, plain and with batch norm, at one rate. Range and change look ahead along the gradient of one minibatch, up to {in_words(FARTHEST)} times the step. Means of {in_words(SEEDS)} seeds, and the bands between them.",
    alt=f"{in_words(len(PANELS)).capitalize()} pairs of curves over the training steps, one for the plain network and one with batch norm.",
    clock=Clock("step", times=TICKS),
)
