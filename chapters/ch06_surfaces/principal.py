"""The principal plane of a training run, beside that of a random walk."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, about, digit_networks, learn, principal
from engine.maths.optimizers import SGD

SEEDS = (0, 1, 2, 3, 4, 9)  # the last one is that of the walks
HIDDEN, BATCH, STEPS, POINTS = 32, 32, 600, 121
RATE = Axis("learning_rate", "Learning rate", (0.03, 0.1, 0.3, 1.0), 0.1)
TICKS = tuple(np.linspace(0, STEPS, POINTS).round().astype(int).tolist())


def record(axes, seeds):
    """Of as many walks as there are trainings at a rate, the first is shown, and that of the first seed."""
    *seeds, walking = seeds
    network, _ = digit_networks((HIDDEN,), batch_size=BATCH)
    paths = learn(SGD(), network, seeds, TICKS, {"path": np.copy}, axes=axes)["path"].values
    walks = np.random.default_rng(walking).standard_normal((len(seeds), POINTS, network.parameters)).cumsum(axis=1)
    grids = {}
    for key, found, dims in (("training", paths, ("learning_rate",)), ("walk", walks, ())):
        plane, shares = principal(found)
        grids |= {f"{at}.{key}": Grid((*dims, "step"), plane[0, ..., n]) for n, at in enumerate(("first", "second"))}
        grids[f"share.{key}"] = Grid(("seed", *dims, "point"), shares)
    grids["parameters.all"] = Grid((), network.parameters)
    return Recording(axes, grids, labels={"training": "training", "walk": "random walk"})


def facts(found):
    training, walk = found.mean("share.training", learning_rate=RATE.default), found.mean("share.walk")
    fact = about(f"share of the variance of {POINTS} points along the path, mean of the seeds")
    at, parameters = f"at rate {RATE.default}", found.at("parameters.all")
    return {
        "first": fact(training[0], f"training {at}, first direction", ".0%", low=0.5),
        "second": fact(training[1], f"training {at}, second direction", ".0%"),
        "walk_first": fact(walk[0], "random walk, first direction", ".1%", low=0.59, high=0.63),
        "walk_second": fact(walk[1], "random walk, second direction", ".1%", low=0.14, high=0.17),
        "parameters": Fact(parameters, "parameters of the network, and dimensions of the walk", format=",d"),
    }


STUDY = Study((RATE,), record, facts, seeds=SEEDS)
PLANE = {"x_label": "first direction", "y_label": "second direction", "domain": (-1.1, 1.1), "x_domain": (-1.1, 1.1)}
SCENE = Scene(
    "A training run in its principal plane, and a random walk in its own",
    STUDY,
    (
        Curves("second", x="first", only=("training",), **PLANE, title="Training"),
        Curves("second", x="first", only=("walk",), **PLANE, title="Random walk"),
    ),
    caption="The path of the weights of a network trained on digits, in the two directions in which it varies most, and that of a random walk with as many parameters. Both are scaled to the largest excursion.",
    alt="Two smooth curved paths in a plane. The random walk, which knows no loss, looks as purposeful as the training.",
    clock=Clock("step", times=TICKS),
)
