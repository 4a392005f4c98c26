"""The same function in other weights: hidden units exchanged, and weights scaled against each other."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, first_weights, note, settings, train
from engine.maths.networks import RELU, sharpness
from engine.maths.optimizers import Momentum

HIDDEN, STEPS, RATE, POINTS, SEEDS = 24, 300, 0.05, 41, 3
MOVED = Axis("moved", "Units exchanged", (0, 2, 4, 8, 16, 24), 24)
FACTORS = 2.0 ** np.arange(-3, 4)
NETWORK, _ = digit_networks((HIDDEN,), activation=RELU)


def permuted(theta, moved):
    """The weights with the first `moved` hidden units shifted round by one place: the same function."""
    order = np.arange(HIDDEN)
    order[:moved] = np.roll(order[:moved], 1)
    other = theta.copy()
    for old, new in zip(NETWORK.layers(theta)[:1], NETWORK.layers(other)[:1], strict=True):
        new.weight[...], new.bias[...] = old.weight[..., order], old.bias[..., order]
    NETWORK.layers(other)[1].weight[...] = NETWORK.layers(theta)[1].weight[:, order]
    return other


def scaled(theta, factor):
    """The weights with those into the hidden layer times a factor and those out of it over it: with ReLU the same."""
    other = theta.copy()
    first, last = NETWORK.layers(other)
    first.weight[...] *= factor
    first.bias[...] *= factor
    last.weight[...] /= factor
    return other


def record(axes, seeds):
    note(
        "Weights",
        "trained from He's first weights, then exchanged, or scaled: into the hidden layer times a factor, out of it over it",
    )
    note("Line", f"{POINTS} points on the straight line from the trained weights to the exchanged ones")
    along = np.linspace(0, 1, POINTS)[:, np.newaxis]
    lines, sharp, apart = [], [], []
    for seed in seeds:
        theta = train(Momentum(), NETWORK, first_weights(NETWORK, seed, "he"), RATE, STEPS, {}, seed=seed).theta
        others = [permuted(theta, moved) for moved in MOVED.values]
        lines.append([NETWORK.value((1 - along) * theta + along * other) for other in others])
        copies = np.concatenate([scaled(theta, factor) for factor in FACTORS])
        sharp.append(sharpness(NETWORK, copies, 20))
        values = np.concatenate([NETWORK.value(copy) for copy in (copies, *others)])
        apart.append(abs(values / NETWORK.value(theta) - 1).max())
    grids = {"loss.line": Grid(("seed", "moved", "point"), lines), "where.all": Grid(("point",), along[:, 0])}
    grids |= {"sharpness.copy": Grid(("seed", "point"), sharp), "factor.all": Grid(("point",), FACTORS)}
    return Recording(
        axes, grids | {"apart.all": Grid(("seed",), apart)}, labels={"line": "the loss", "copy": "sharpness"}
    )


def facts(found):
    line, sharp = found.at("loss.line", moved=HIDDEN), found.at("sharpness.copy")
    fact = about(f"ReLU network of {HIDDEN} hidden units on digits")
    return {
        "apart": fact(
            found.at("apart.all").max(), "largest relative difference of the loss of any copy", ".0e", high=1e-14
        ),
        "ends": fact(line[:, 0].mean(), "loss at both ends, all units exchanged, mean of the seeds", ".2f"),
        "between": fact(
            line.max(axis=1).mean(), "largest loss between, all units exchanged, mean of the seeds", ".1f", low=0.5
        ),
        "sharper": fact(
            (sharp.max(axis=1) / sharp[:, len(FACTORS) // 2]).min(),
            "sharpness of the sharpest copy over that of the trained weights, least of the seeds",
            ".0f",
            low=5,
        ),
    } | settings(hidden=HIDDEN, factor=FACTORS[-1])


STUDY = Study((MOVED,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "The same network elsewhere",
    STUDY,
    (
        Curves(
            "loss",
            x="where",
            band=True,
            x_label="from the weights to their copy",
            y_label="training loss",
            domain=(0, 2.5),
            title="Units exchanged",
        ),
        Curves(
            "sharpness",
            x="factor",
            band=True,
            log_x=True,
            log_y=True,
            x_label="factor",
            y_label="largest eigenvalue",
            domain=(1, 300),
            title="Weights scaled",
        ),
    ),
    caption=f"A trained ReLU network of {HIDDEN} hidden units. Left: the loss on the straight line to a copy with units exchanged. Right: the sharpness of copies with the weights into the hidden layer times a factor, those out of it over it.",
    alt="Left, a curve that is low at both ends and rises between them. Right, a curve with its lowest point near the middle that rises steeply to both sides.",
    clock=None,
)
