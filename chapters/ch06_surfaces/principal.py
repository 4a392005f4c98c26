"""The principal plane of a training run, beside that of a random walk."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, BATCH, STEPS, POINTS = 5, 32, 32, 600, 121
RATE = Axis("learning_rate", "Learning rate", (0.03, 0.1, 0.3, 1.0), 0.1, format="g")
TICKS = tuple(np.linspace(0, STEPS, POINTS).round().astype(int).tolist())


def principal(path):
    """The path (points, parameters) in its two principal directions, (points, 2), and the share of variance of each."""
    away = path - path.mean(axis=0)
    u, s, _ = np.linalg.svd(away, full_matrices=False)
    shares = s**2 / (s**2).sum()
    plane = u[:, :2] * s[:2]
    return plane / np.abs(plane).max() * np.where(plane[0] > 0, -1, 1), shares


def trajectories(seed):
    """(rates, points, parameters)."""
    network, _ = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    return (
        train(SGD(), network, start, RATE.values, STEPS, {"path": np.copy}, TICKS, seed=seed)
        .measured["path"]
        .transpose(1, 0, 2)
    )


def record(axes):
    paths = np.stack([trajectories(seed) for seed in range(SEEDS)])
    walks = np.random.default_rng(9).standard_normal((SEEDS, POINTS, paths.shape[-1])).cumsum(axis=1)
    found = [[principal(path) for path in rates] for rates in paths]
    walked = [principal(walk) for walk in walks]
    plane = np.stack([one[0] for one in found[0]])
    grids = {
        "second.training": Grid(("learning_rate", "step"), plane[..., 1]),
        "first.training": Grid(("learning_rate", "step"), plane[..., 0]),
        "second.walk": Grid(("step",), walked[0][0][:, 1]),
        "first.walk": Grid(("step",), walked[0][0][:, 0]),
    }
    at = RATE.default_index
    shares = np.array([[one[1][:2] for one in rates] for rates in found])
    walk = np.array([one[1][:2] for one in walked])
    what = f"share of the variance of {POINTS} points along the path, mean of {SEEDS} seeds"
    facts = {
        "first": Fact(
            float(shares[:, at, 0].mean()),
            f"training at rate {RATE.default}, first direction: {what}",
            format=".0%",
            low=0.5,
        ),
        "second": Fact(
            float(shares[:, at, 1].mean()), f"training at rate {RATE.default}, second direction: {what}", format=".0%"
        ),
        "walk_first": Fact(
            float(walk[:, 0].mean()), f"random walk, first direction: {what}", format=".1%", low=0.59, high=0.63
        ),
        "walk_second": Fact(
            float(walk[:, 1].mean()), f"random walk, second direction: {what}", format=".1%", low=0.14, high=0.17
        ),
        "parameters": Fact(paths.shape[-1], "parameters of the network, and dimensions of the walk", format=",d"),
    }
    labels = {"training": "training", "walk": "random walk"}
    runs = SEEDS * len(RATE)
    return Recording(axes, grids, facts, labels, runs, runs * STEPS, 9)


STUDY = Study((RATE,), record)
SCENE = Scene(
    "A training run in its principal plane, and a random walk in its own",
    STUDY,
    (
        Curves(
            "second",
            x="first",
            only=("training",),
            x_label="first direction",
            y_label="second direction",
            domain=(-1.1, 1.1),
            x_domain=(-1.1, 1.1),
            title="Training",
        ),
        Curves(
            "second",
            x="first",
            only=("walk",),
            x_label="first direction",
            y_label="second direction",
            domain=(-1.1, 1.1),
            x_domain=(-1.1, 1.1),
            title="Random walk",
        ),
    ),
    caption="The path of the weights of a network trained on digits, in the two directions in which it varies most, and that of a random walk with as many parameters. Both are scaled to the largest excursion.",
    alt="Two smooth curved paths in a plane. The random walk, which knows no loss, looks as purposeful as the training.",
    clock=Clock("step", times=TICKS),
)
