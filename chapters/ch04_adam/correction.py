"""Adam with and without bias correction: the size of its first steps."""

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Grid, about, race, switch
from engine.maths.optimizers import Adam
from engine.maths.surfaces import Valley

STEPS, RATE = 100, 0.05
SWITCH = switch("bias_correction", "Bias correction", True)
BETA2 = Axis("beta2", "β₂", (0.9, 0.95, 0.99, 0.999), 0.999)


def sizes(raced):
    """How far each step went along the valley, in rates."""
    path = raced.grids["path.adam"]
    length = np.abs(np.diff(path.values[..., 0], axis=-1)) / RATE
    return {"size.adam": Grid(path.dims[:-1], np.concatenate([length[..., :1], length], axis=-1))}


def too_large(t, beta1=0.9, beta2=0.999):
    """How much longer the uncorrected step is at step t, whatever the gradients: (1 - beta1^t) / sqrt(1 - beta2^t)."""
    return (1 - beta1**t) / np.sqrt(1 - beta2**t)


def facts(found):
    t = np.arange(1, 4001)
    ratio = too_large(t)
    fact = about("uncorrected over corrected step, β₁ = 0.9, β₂ = 0.999, exact")
    return {
        "first": fact(ratio[0], "at step 1", ".2f", low=3.1, high=3.2),
        "peak": fact(ratio.max(), "largest", ".2f", low=6.5, high=6.6),
        "peak_step": fact(t[ratio.argmax()], "step of the largest", "d", low=12, high=12),
        "over": fact(t[ratio > 1.05].max(), "last step at which it is over 1.05", "d", low=2000),
    }


STUDY = race(Valley(), (Adam(),), (SWITCH, BETA2), STEPS, rate=RATE, facts=facts).adding(sizes)
SCENE = Scene(
    "Bias correction on and off",
    STUDY,
    (
        Paths(Valley(), title="Path"),
        Curves("size", y_label="step along the valley, in rates", domain=(0, 7), title="Size of the steps"),
    ),
    caption=f"Adam at rate {RATE}. The size of a step: how far the flat coordinate moved, as a multiple of the rate.",
    alt="Adam's path in a valley, and the size of its steps: with correction they begin at one rate, without it several times that.",
    clock=Clock("step", (20, 40, 60, 100), 60),
)
