"""The loss of a linear layer before and after its inputs are normalized."""

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Grid, Recording, Study, about, descend, note, settings, steps_to
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

EXAMPLES, STEPS, SEED, THOUSANDTH = 4000, 100, 5, 0.001
MEAN, SHARED = 0.5, 0.5  # of both inputs, in units of the first's deviation; of the first input in the second
START = (-3.0, -1.5)
SCALE = Axis("input_scale", "Scale of the second input", (1.0, 2.0, 4.0, 8.0), 4.0, unit="×")
LABELS = {"raw": "raw inputs", "normal": "normalized inputs"}


def valleys(seed):
    """The losses, raw and normalized, each a Valley of (scales,): its Hessian is E[x x'] of two correlated inputs."""
    rng = np.random.default_rng(seed)
    first = rng.standard_normal(EXAMPLES)
    second = SHARED * first + rng.standard_normal(EXAMPLES)
    raw = np.array([[first + MEAN, scale * (second + MEAN)] for scale in SCALE.values])
    normal = (raw - raw.mean(axis=-1, keepdims=True)) / raw.std(axis=-1, keepdims=True)
    return {key: valley(x @ x.swapaxes(1, 2) / EXAMPLES) for key, x in (("raw", raw), ("normal", normal))}


def valley(hessians):
    """The quadratics with these Hessians (scales, 2, 2), as one Valley."""
    curvatures, directions = np.linalg.eigh(hessians)
    (low, high), (x, y) = curvatures.T, directions[:, :, 0].T
    return Valley(condition=high / low, rotation=np.degrees(np.arctan2(y, x)), curvature=low)


def record(axes, seeds):
    """Gradient descent on each loss at its own best rate, 2 / (largest + smallest curvature)."""
    note(
        "Data",
        rf"{EXAMPLES:,} examples: $x_1 = u + {MEAN:g}$ and $x_2 = s\,({SHARED:g}\,u + v + {MEAN:g})$ with $u$, $v$ standard normal, $s$ the slider's scale",
    )
    note(
        "Loss",
        r"half the mean square of $w^\top x$, $w$ the deviation from the best weights: its Hessian is $\mathbb{E}[x x^\top]$",
    )
    note("Normalized", "each input less its mean over the examples, over its deviation")
    note("Measured", "the loss over that at the start; the step at which it falls below a thousandth")
    grids = {}
    for key, losses in valleys(seeds[0]).items():
        best = 2 / (losses.curvature * (1 + losses.condition))
        found = descend(SGD(), losses, START, best, STEPS)
        loss = (found.loss / found.loss[0]).T
        grids |= {
            f"path_{key}.{key}": Grid(("input_scale", "step", "xy"), found.path.transpose(2, 0, 1)),
            f"loss.{key}": Grid(("input_scale", "step"), loss),
            f"steps.{key}": Grid(("input_scale",), steps_to(loss, THOUSANDTH)),
            f"condition.{key}": Grid(("input_scale",), losses.condition),
        }
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    at = found.where(input_scale=SCALE.default)
    fact = about(f"{EXAMPLES} examples of two correlated inputs, the second on a scale of {SCALE.default:g}")
    condition, steps = "condition number of E[xx']", "steps of descent at its best rate until the loss is a thousandth"
    return {
        "raw": fact(at("condition.raw"), f"{condition}, as they come", ".0f", low=10),
        "normal": fact(at("condition.normal"), f"{condition}, normalized", ".1f", high=4),
        "raw_steps": fact(at("steps.raw"), f"{steps}, raw inputs", "d", low=20),
        "normal_steps": fact(at("steps.normal"), f"{steps}, normalized inputs", "d", low=1, high=15),
    } | settings(scale_of_second_input=SCALE.default)


def drawn(losses):
    """Each scale's own surface, for a picture."""
    fields = (losses.condition.tolist(), losses.rotation.tolist(), losses.curvature.tolist())
    return {scale: Valley(*field) for scale, *field in zip(SCALE.values, *fields, strict=True)}


STUDY = Study((SCALE,), record, facts, seeds=(SEED,))
RAW, NORMAL = map(drawn, valleys(SEED).values())
WEIGHTS = {"along": ("input_scale",), "labels": ("w₁", "w₂")}
SCENE = Scene(
    "A linear layer before and after normalizing its inputs",
    STUDY,
    (
        Paths(RAW, "path_raw", **WEIGHTS, title="Raw inputs"),
        Paths(NORMAL, "path_normal", **WEIGHTS, title="Normalized inputs"),
        Curves("loss", log_y=True, y_label="loss, start = 1", domain=(1e-6, 1.2), title="Loss"),
    ),
    caption="The squared loss of a linear layer with two weights, as deviations from the best ones. Gradient descent takes the best constant rate on each.",
    alt="On the raw inputs a path zigzags slowly in a narrow valley. On the normalized ones, whose contours are nearly round, it goes straight to the minimum. The loss of the second falls far faster.",
    clock=Clock("step", (20, 40, 100), 40),
)
