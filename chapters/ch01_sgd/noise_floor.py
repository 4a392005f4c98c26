"""The noise floor of a constant rate, measured against its formula."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.descend import descend
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

DRAWS, STEPS, SETTLED, SEED = 600, 600, 300, 0
RATES = np.geomspace(0.02, 1.9, 24)
NOISE = Axis("noise", "Noise σ", (0.5, 1.0, 2.0), 1.0, format="g")
BOWL = Valley(condition=1.0, curvature=1.0)


def variances(sigma):
    """(rates,): the variance of a parameter of a bowl with curvature 1 once SGD has settled, over draws and steps."""
    rates, draws = np.repeat(RATES, DRAWS), np.tile(np.arange(DRAWS), len(RATES))
    objective = Noisy(BOWL, sigma, draws, DRAWS)
    path = descend(SGD(), objective, (0.0, 0.0), rates, STEPS, seed=SEED, bounds=((-1e3, 1e3), (-1e3, 1e3))).path
    return (path[SETTLED:] ** 2).mean(axis=(0, 1)).reshape(len(RATES), DRAWS).mean(axis=1)


def record(axes):
    measured = np.stack([variances(sigma) for sigma in NOISE.values])
    law = np.array(NOISE.values)[:, None] ** 2 * RATES / (2 - RATES)
    grids = {
        "variance.measured": Grid(("noise", "point"), measured),
        "variance.law": Grid(("noise", "point"), law),
        "rate.all": Grid(("point",), RATES),
    }
    what = f"{2 * DRAWS} paths at each of {len(RATES)} rates, steps {SETTLED} to {STEPS}, seed {SEED}"
    facts = {
        "off": Fact(
            float(np.abs(measured / law - 1).max()),
            f"largest relative difference between measured variance and formula: {what}",
            format=".1%",
            high=0.05,
        ),
        "paths": Fact(2 * DRAWS, "paths at each rate", format="d"),
    }
    labels = {"measured": "measured", "law": "the formula"}
    runs = len(RATES) * DRAWS * len(NOISE)
    return Recording(axes, grids, facts, labels, runs, runs * STEPS, SEED)


STUDY = Study((NOISE,), record)
SCENE = Scene(
    "The noise floor",
    STUDY,
    (
        Curves(
            "variance",
            x="rate",
            log_x=True,
            log_y=True,
            x_label="learning rate",
            y_label="variance around the minimum",
            domain=(1e-3, 100),
        ),
    ),
    caption="SGD on a bowl of curvature 1, long after it arrived: the variance of its position at each rate, measured and by the formula.",
    alt="Measured variance and formula lie on each other: a straight rise at small rates that bends steeply upward near rate two.",
    clock=None,
)
