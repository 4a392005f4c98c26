"""The noise floor of a constant rate, measured against its formula."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, descend
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

DRAWS, STEPS, SETTLED = 600, 600, 300
RATES = np.geomspace(0.02, 1.9, 24)
NOISE = Axis("noise", "Noise σ", (0.5, 1.0, 2.0), 1.0)
BOWL, FAR = Valley(condition=1.0, curvature=1.0), ((-1e3, 1e3), (-1e3, 1e3))


def variances(sigma, seed):
    """(rates,): the variance of a parameter of the bowl once SGD has settled, over draws, coordinates and steps."""
    rates, draws = np.repeat(RATES, DRAWS), np.tile(np.arange(DRAWS), len(RATES))
    noisy = Noisy(BOWL, sigma, draws, DRAWS)
    path = descend(SGD(), noisy, (0.0, 0.0), rates, STEPS, seed=seed, bounds=FAR).path
    return (path[SETTLED:] ** 2).mean(axis=(0, 1)).reshape(len(RATES), DRAWS).mean(axis=1)


def record(axes, seeds):
    law = np.array(NOISE.values)[:, None] ** 2 * RATES / (2 - RATES)
    grids = {
        "variance.measured": Grid(("noise", "point"), [variances(sigma, seeds[0]) for sigma in NOISE.values]),
        "variance.law": Grid(("noise", "point"), law),
        "rate.all": Grid(("point",), RATES),
    }
    return Recording(axes, grids, labels={"law": "the formula"})


def facts(found):
    ratio = found.at("variance.measured") / found.at("variance.law")
    fact = about(f"each of {len(RATES)} rates, steps {SETTLED} to {STEPS}")
    return {
        "off": fact(np.abs(ratio - 1).max(), "largest relative difference of variance and formula", ".1%", high=0.05),
        "paths": fact(2 * DRAWS, "paths, one a coordinate and draw", "d"),
    }


STUDY = Study((NOISE,), record, facts, seeds=(0,))
AXES = {"log_x": True, "log_y": True, "x_label": "learning rate", "y_label": "variance around the minimum"}
SCENE = Scene(
    "The noise floor",
    STUDY,
    (Curves("variance", "rate", **AXES, domain=(1e-3, 100)),),
    caption=f"SGD on a bowl of curvature {BOWL.curvature:g}, long after it arrived: the variance of its position at each rate, measured and by the formula.",
    alt="Measured variance and formula lie on each other: a straight rise at small rates that bends steeply upward near rate two.",
    clock=None,
)
