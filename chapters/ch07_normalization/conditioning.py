"""The loss of a linear layer before and after its inputs are normalized."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths
from engine.lab.descend import descend
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

EXAMPLES, STEPS, SEED = 4000, 100, 5
SCALE = Axis("input_scale", "Scale of the second input", (1.0, 2.0, 4.0, 8.0), 4.0, unit="×", format="g")


def hessians():
    """For every scale, E[x x'] of two correlated inputs with means, raw and normalized: (2, scales, 2, 2)."""
    rng = np.random.default_rng(SEED)
    first = rng.standard_normal(EXAMPLES)
    second = 0.5 * first + rng.standard_normal(EXAMPLES)
    raw = [np.stack([first + 0.5, scale * (second + 0.5)]) for scale in SCALE.values]
    normal = [(x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True) for x in raw]
    return np.array([[x @ x.T / EXAMPLES for x in inputs] for inputs in (raw, normal)])


def valley(hessian):
    """The quadratic with this Hessian, as a Valley."""
    low, high = np.linalg.eigvalsh(hessian)
    x, y = np.linalg.eigh(hessian)[1][:, 0]
    return Valley(condition=float(high / low), rotation=float(np.degrees(np.arctan2(y, x))), curvature=float(low))


RAW, NORMAL = ({scale: valley(h) for scale, h in zip(SCALE.values, found, strict=True)} for found in hessians())
START = (-3.0, -1.5)


def record(axes):
    """Gradient descent on each loss at its own best rate, 2 / (largest + smallest curvature)."""
    grids, steps = {}, {}
    for key, valleys in (("raw", RAW), ("normal", NORMAL)):
        runs = [descend(SGD(), v, START, 2 / (v.curvature * (1 + v.condition)), STEPS) for v in valleys.values()]
        grids[f"path_{key}.{key}"] = Grid(("input_scale", "step", "xy"), np.stack([run.path[..., 0] for run in runs]))
        loss = np.stack([run.loss[:, 0] / run.loss[0, 0] for run in runs])
        grids[f"loss.{key}"] = Grid(("input_scale", "step"), loss)
        steps[key] = steps_to(loss, 0.001)
    at = SCALE.default_index
    what = f"of E[xx'], {EXAMPLES} examples of two correlated inputs, seed {SEED}, the second input 4 times as large"
    facts = {
        "raw": Fact(list(RAW.values())[at].condition, f"condition number {what}, as they come", format=".0f", low=10),
        "normal": Fact(
            list(NORMAL.values())[at].condition, f"condition number {what}, normalized", format=".1f", high=4
        ),
        "raw_steps": Fact(
            int(steps["raw"][at]),
            "steps of gradient descent at its best rate until the loss is a thousandth, raw inputs",
            format="d",
            low=20,
        ),
        "normal_steps": Fact(
            int(steps["normal"][at]),
            "steps of gradient descent at its best rate until the loss is a thousandth, normalized inputs",
            format="d",
            low=1,
            high=15,
        ),
    }
    labels = {"raw": "raw inputs", "normal": "normalized inputs"}
    return Recording(axes, grids, facts, labels, 2 * len(SCALE), 2 * len(SCALE) * STEPS, SEED)


STUDY = Study((SCALE,), record)
SCENE = Scene(
    "A linear layer before and after normalizing its inputs",
    STUDY,
    (
        Paths(RAW, "path_raw", along=("input_scale",), title="Raw inputs", labels=("w₁", "w₂")),
        Paths(NORMAL, "path_normal", along=("input_scale",), title="Normalized inputs", labels=("w₁", "w₂")),
        Curves("loss", log_y=True, y_label="loss, start = 1", domain=(1e-6, 1.2), title="Loss"),
    ),
    caption="The squared loss of a linear layer with two weights, as deviations from the best ones. Gradient descent takes the best constant rate on each.",
    alt="Left, a path zigzags slowly in a narrow valley. Middle, on nearly round contours it goes straight to the minimum. Right, the loss of the second falls far faster.",
    clock=Clock("step", (20, 40, 100), 40),
)
