"""A cliff, with and without gradient clipping."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths
from engine.lab import race
from engine.lab.recording import Fact, Grid
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Clipped
from engine.maths.surfaces import Cliff

STEPS, SURFACE = 120, Cliff()
RATE = Axis("learning_rate", "Learning rate", (0.02, 0.05, 0.1, 0.15, 0.2), 0.15, format=".2f")
NORM = Axis("norm", "Threshold", (0.5, 1.0, 2.0, 5.0, 20.0, 100.0), 1.0)
RACE = race(
    SURFACE, {"sgd": SGD(), "clipped": Clipped(SGD())}, (RATE, NORM), STEPS, labels={"sgd": "SGD", "clipped": "SGD, clipped"}
)  # fmt: skip


def record(axes):
    raced = RACE.record(axes)
    above = {k: Grid(g.dims, g.values - SURFACE.lowest) for k, g in raced.grids.items() if k.startswith("loss")}
    at = RATE.default_index
    free = raced.grids["path.sgd"].values[at]
    clipped = raced.grids["path.clipped"].values[at, NORM.default_index]
    slope = np.hypot(*SURFACE.grad(np.array([[-1.0, 0.5], [0.0, 0.0]])))
    what = "cliff, rate 0.15, one run"
    facts = {
        "leap": Fact(float(free[:, 0].min()), f"farthest left that SGD is thrown, {what}", format=".1f", high=-4),
        "clipped": Fact(
            float(clipped[:, 0].min()),
            f"farthest left that clipped SGD gets after its first step, threshold 1, {what}",
            format=".1f",
            low=-3,
        ),
        "ratio": Fact(
            float(slope[1] / slope[0]),
            "gradient norm half a unit up the wall over that one unit before it",
            format=".0f",
            low=50,
        ),
    }
    return replace(raced, grids=raced.grids | above, facts=facts)


STUDY = Study((RATE, NORM), record)
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
