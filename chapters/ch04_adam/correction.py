"""Adam with and without bias correction: the size of its first steps."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths
from engine.lab import race
from engine.lab.recording import Fact, Grid
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import Adam
from engine.maths.surfaces import Valley

STEPS, RATE = 100, 0.05
SWITCH = Axis(
    "bias_correction", "Bias correction", (False, True), True, "switch", format={False: "off", True: "on"}.get
)
BETA2 = Axis("beta2", "β₂", (0.9, 0.95, 0.99, 0.999), 0.999)
RACE = race(Valley(), (Adam(),), (SWITCH, BETA2), STEPS, rate=RATE)


def record(axes):
    raced = RACE.record(axes)
    length = np.abs(np.diff(raced.grids["path.adam"].values[..., 0], axis=-1)) / RATE
    sizes = np.concatenate([length[..., :1], length], axis=-1)
    return replace(
        raced, grids=raced.grids | {"size.adam": Grid(("bias_correction", "beta2", "step"), sizes)}, facts=facts()
    )


def too_large(t, beta1=0.9, beta2=0.999):
    """How much longer the uncorrected step is at step t, whatever the gradients: (1 - beta1^t) / sqrt(1 - beta2^t)."""
    return (1 - beta1**t) / np.sqrt(1 - beta2**t)


def facts():
    t = np.arange(1, 4001)
    ratio = too_large(t)
    what = "uncorrected over corrected step, β₁ = 0.9, β₂ = 0.999, exact"
    return {
        "first": Fact(float(ratio[0]), f"{what}, at step 1", format=".2f", low=3.1, high=3.2),
        "peak": Fact(float(ratio.max()), f"largest {what}", format=".2f", low=6.5, high=6.6),
        "peak_step": Fact(int(t[ratio.argmax()]), f"step of the largest {what}", format="d", low=12, high=12),
        "over": Fact(int(t[ratio > 1.05].max()), f"last step at which {what} is over 1.05", format="d", low=2000),
    }


STUDY = Study((SWITCH, BETA2), record)
SCENE = Scene(
    "Bias correction on and off",
    STUDY,
    (
        Paths(Valley(), title="Path"),
        Curves("size", y_label="step along the valley, in rates", domain=(0, 7), title="Size of the steps"),
    ),
    caption="Adam at rate 0.05. Right: how far the flat coordinate moved, as a multiple of the rate.",
    alt="Adam's path in a valley, and the size of its steps: with correction they begin at one rate, without it several times that.",
    clock=Clock("step", (20, 40, 60, 100), 60),
)
