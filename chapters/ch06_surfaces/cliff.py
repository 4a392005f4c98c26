"""A cliff, with and without gradient clipping."""

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Fact, Grid, about, race, settings
from engine.maths.optimizers import SGD, Clipped
from engine.maths.surfaces import Cliff

STEPS, SURFACE = 120, Cliff()
RATE = Axis("learning_rate", "Learning rate", (0.02, 0.05, 0.1, 0.15, 0.2), 0.15, format=".2f")
NORM = Axis("norm", "Threshold", (0.5, 1.0, 2.0, 5.0, 20.0, 100.0), 1.0)
RACERS, LABELS = {"sgd": SGD(), "clipped": Clipped(SGD())}, {"sgd": "SGD", "clipped": "SGD, clipped"}


def above(found):
    """The losses, above the minimum."""
    grids = {key: found.grids[key] for key in ("loss.sgd", "loss.clipped")}
    return {key: Grid(loss.dims, loss.values - SURFACE.lowest) for key, loss in grids.items()}


def facts(found):
    default = {axis.name: axis.default for axis in found.axes}
    free, clipped = (found.at(f"path.{key}", **default)[:, 0].min() for key in RACERS)
    before, wall = np.hypot(*SURFACE.grad(np.array([[-1.0, 0.5], [0.0, 0.0]])))
    fact = about(f"cliff, rate {RATE.default:g}")
    kept = f"farthest left that clipped SGD gets after its first step, threshold {NORM.default:g}"
    return {
        "leap": fact(free, "farthest left that SGD is thrown", ".1f", high=-4),
        "clipped": fact(clipped, kept, ".1f", low=-3),
        "ratio": Fact(
            wall / before, "gradient norm half a unit up the wall over that one unit before it", format=".0f", low=50
        ),
    } | settings(rate=RATE.default, threshold=NORM.default, highest_threshold=NORM.values[-1])


STUDY = race(SURFACE, RACERS, (RATE, NORM), STEPS, labels=LABELS).adding(above, facts=facts)
SCENE = Scene(
    "A cliff with and without clipping",
    STUDY,
    (
        Paths(SURFACE, title="Paths", window=((-7.5, 1.0), (-1.5, 1.5))),
        Curves("loss", log_y=True, y_label="loss above the minimum", domain=(1e-3, 300), title="Loss"),
    ),
    caption="A gentle slope to the right ends at a wall. Clipping changes only gradients longer than the threshold.",
    alt="A path runs along a gentle slope to a wall and is thrown far back; the clipped path stops at the foot of the wall.",
    clock=Clock("step", (40, 80, 120), 80),
)
