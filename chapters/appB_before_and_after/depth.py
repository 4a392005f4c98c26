"""Depth that still trains: plain networks, networks with skips, and skips around small branches."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    digit_networks,
    in_words,
    learn,
    note,
    settings,
    standard_error,
)
from engine.maths.networks import RELU
from engine.maths.optimizers import SGD

SEEDS, WIDTH, BATCH, STEPS = 3, 32, 32, 200
DEPTHS = (2, 4, 8, 16, 24)
RATE = Axis("learning_rate", "Learning rate", (1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1.0), 0.1)
LABELS = {"plain": "plain", "skip": "skips", "small": "skips, small branches"}
GUESSING = float(np.log(10))


def branches(network, factor):
    """(parameters,): `factor` for the weights of every layer with a skip, 1 for all others."""
    scales = np.ones((1, network.parameters))
    for number, layer in enumerate(network.layers(scales)[:-1]):
        if number:
            layer.weight[...] = factor
    return scales[0]


def losses(kind, depth, seeds):
    """(seeds, rates): the training loss at the end; of a lost run that of guessing."""
    network, _ = digit_networks((WIDTH,) * depth, batch_size=BATCH, activation=RELU, skip=kind != "plain")
    scale = branches(network, 1 / depth) if kind == "small" else 1.0
    with np.errstate(all="ignore"):
        found = learn(
            SGD(), network, seeds, (0, STEPS), {"loss": network.value}, axes=(RATE,), scheme="he", scale=scale
        )
    last = np.minimum(found["loss"].at(step=-1).values, GUESSING)
    return np.where(found["ended"].values < 0, last, GUESSING)


def record(axes, seeds):
    note(
        "Best",
        "of the rates the one whose mean last loss is least, for each kind and depth; a lost run counts as guessing, ln 10",
    )
    note("Small branches", "the weights of every layer with a skip times 1 over the number of hidden layers")
    grids = {"depth.all": Grid(("point",), np.array(DEPTHS, dtype=float))}
    for kind in LABELS:
        each = np.stack([losses(kind, depth, seeds) for depth in DEPTHS])
        best = each.mean(axis=1).argmin(axis=1)
        grids[f"loss.{kind}"] = Grid(("seed", "point"), each[np.arange(len(DEPTHS)), :, best].T)
        grids[f"own.{kind}"] = Grid(("point",), np.array(RATE.values)[best])
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    last = {kind: found.at(f"loss.{kind}") for kind in LABELS}
    fact = about(f"training loss after {STEPS} steps of SGD at its best rate, mean of the seeds")
    deep = DEPTHS[-1]
    told = {}
    for kind, losses in last.items():
        told[f"{kind}_deep"] = fact(
            losses[:, -1].mean(), f"{LABELS[kind]}, {deep} hidden layers", ".2f", low=2.2 if kind == "skip" else 0
        )
        told[f"{kind}_error"] = fact(
            standard_error(losses[:, -1]), f"{LABELS[kind]}, {deep} layers, standard error", ".2f"
        )
        told[f"{kind}_two"] = fact(losses[:, 0].mean(), f"{LABELS[kind]}, {DEPTHS[0]} hidden layers", ".2f")
    ratio = last["plain"][:, -1].mean() / last["small"][:, -1].mean()
    deeper = last["small"][:, -1].mean() / last["small"][:, 0].mean()
    told["apart"] = fact(ratio, f"plain over skips with small branches, {deep} layers", ".0f", low=4)
    told["deeper"] = fact(deeper, f"skips with small branches, {deep} layers over {DEPTHS[0]}", ".1f", low=0.8)
    return told | settings(deep=deep, two=DEPTHS[0], steps=STEPS)


STUDY = Study((), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Depth that still trains",
    STUDY,
    (
        Curves(
            "loss", x="depth", band=True, log_y=True, x_label="hidden layers", y_label="training loss", domain=(0.03, 3)
        ),
    ),
    caption=f"Networks of {WIDTH} ReLU units a layer after {STEPS} steps of SGD on digits, each kind and depth at its own best rate. Small branches: the weights beside a skip begin divided by the number of layers. Means and ranges of {in_words(SEEDS)} seeds.",
    alt="Three lines over the depth. That of plain networks climbs to the loss of guessing; that of skips with small branches stays low.",
    clock=None,
)
