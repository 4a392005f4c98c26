"""The best rate against the width, in the standard and in the maximal-update parametrization, with Adam."""

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
    power,
    settings,
    standard_error,
    switch,
)
from engine.lab.vertex import vertex
from engine.maths.optimizers import Adam, ByGroup

SEEDS, BATCH, STEPS = 4, 32, 60
WIDTHS = (16, 32, 64, 128)
RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(0.001, 0.3, 12))
RATE = Axis("learning_rate", "Learning rate", RATES, RATES[0])
MUP = switch("mup", "Maximal-update parametrization", False)
LABELS = {f"w{width}": f"{width} units" for width in WIDTHS}


def last_losses(width, mup, seeds):
    """(seeds, rates): the training loss at the end."""
    network, _ = digit_networks((width, width), batch_size=BATCH)
    share = WIDTHS[0] / width if mup else 1.0
    sizes, factors, scales = [], [], np.ones((1, network.parameters))
    for layer, factor in zip(network.layers(scales), (1.0, share, share), strict=True):
        sizes += [layer.weight[0].size, layer.bias[0].size]
        factors += [factor, 1.0]
    network.layers(scales)[-1].weight[...] = np.sqrt(share)
    rule = ByGroup(Adam(), tuple(sizes), tuple(factors))
    found = learn(
        rule, network, seeds, (0, STEPS), {"loss": network.value}, axes=(RATE,), scheme="lecun", scale=scales[0]
    )
    return np.clip(found["loss"].at(step=-1).values, 1e-6, 1e3)


def record(axes, seeds):
    note(
        "First weights",
        "maximal update: those of the last layer times the root of the least width over the width, so that their deviation falls as 1 over the width",
    )
    note(
        "Learning rate",
        "maximal update: that of the second hidden layer's and of the last layer's weights times the least width over the width; all others as it is",
    )
    note("Best", "the rate of the least loss, from a parabola through three stops in logarithms; of each seed")
    losses = {width: [last_losses(width, mup, seeds) for mup in MUP.values] for width in WIDTHS}
    grids = {}
    for width, pair in losses.items():
        grids[f"loss.w{width}"] = Grid(("seed", "mup", "point"), np.stack(pair, axis=1))
    grids["rate.all"] = Grid(("point",), np.array(RATE.values))
    best = np.array([[vertex(RATE, one) for one in pair] for pair in losses.values()])  # (widths, mup, seeds)
    grids["best.rate"] = Grid(("seed", "mup", "point"), best.transpose(2, 1, 0))
    return Recording(
        axes,
        grids | {"width.all": Grid(("point",), np.array(WIDTHS, dtype=float))},
        labels=LABELS | {"rate": "best rate"},
    )


def facts(found):
    fact = about(f"Adam, {STEPS} steps, exponent of the best rate in the width, {WIDTHS[0]} to {WIDTHS[-1]}")
    told = {}
    for mup, name, low, high in ((False, "standard", -1, -0.3), (True, "maximal", -0.3, 0.3)):
        rates = found.at("best.rate", mup=mup)
        powers = [power(WIDTHS, each) for each in rates]
        shift = np.exp(np.log(rates[:, 0] / rates[:, -1]).mean())
        told |= {
            f"{name}_power": fact(
                np.mean(powers), f"{name} parametrization, mean of the seeds", "+.1f", low=low, high=high
            ),
            f"{name}_error": fact(2 * standard_error(powers), f"{name}, twice the standard error", ".1f"),
            f"{name}_shift": fact(shift, f"{name}: best rate of the narrowest over that of the widest", ".1f"),
        }
    return told | settings(narrow=WIDTHS[0], wide=WIDTHS[-1], steps=STEPS)


STUDY = Study((MUP,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Width and the best rate",
    STUDY,
    (
        Curves(
            "loss",
            x="rate",
            band=True,
            log_x=True,
            log_y=True,
            x_label="learning rate",
            y_label="training loss",
            domain=(0.01, 10),
            title=f"After {STEPS} steps",
        ),
        Curves(
            "best",
            x="width",
            band=True,
            log_x=True,
            log_y=True,
            x_label="width",
            y_label="best rate",
            domain=(0.003, 0.1),
            title="Best rate",
        ),
    ),
    caption=f"Networks of two hidden layers on digits with Adam, of {in_words(len(WIDTHS))} widths: the training loss against the rate, and the best rate against the width. Means and ranges of {in_words(SEEDS)} seeds.",
    alt="Valleys of loss over the rate, one for each width.",
    clock=None,
)
