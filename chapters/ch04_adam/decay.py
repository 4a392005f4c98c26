"""L2 inside Adam against decoupled decay: how far weights shrink whose gradients differ in size."""

from dataclasses import dataclass

import numpy as np

from engine.figures import Bars, Scene
from engine.lab import Axis, Recording, Study, Sweep, about, in_words, settings, train
from engine.maths.objective import Objective
from engine.maths.optimizers import L2, Adam, AdamW

SCALES, DRAWS, STEPS, RATE = (0.1, 0.3, 1.0, 3.0, 10.0), 200, 500, 0.01
DECAY = Axis("weight_decay", "Weight decay λ", (0.0, 0.01, 0.03, 0.1, 0.2, 0.3), 0.1)


@dataclass(frozen=True)
class Noise(Objective):
    """No loss at all: the gradients of theta (runs, scales x DRAWS) are `noise`, new at every step."""

    noise: np.ndarray | float = 0.0

    def value(self, theta):
        return np.zeros(len(theta))

    def grad(self, theta):
        return np.broadcast_to(self.noise, theta.shape)

    def at(self, step, rng):
        return Noise((np.array(SCALES)[:, None] * rng.standard_normal((len(SCALES), DRAWS))).ravel())


def record(axes, seeds):
    """Weights that start at 1 and whose gradients are pure noise of each scale: only the decay pulls them anywhere."""
    sweep = Sweep(axes)
    decay, start = sweep.columns()["weight_decay"], np.ones((sweep.runs, len(SCALES) * DRAWS))
    grids = {}
    for key, rule in {"l2": L2(Adam(), weight_decay=decay), "adamw": AdamW(weight_decay=decay)}.items():
        theta = train(rule, Noise(), start, RATE, STEPS, {}, seed=seeds[0]).theta
        grids[f"weight.{key}"] = sweep.grid(theta.reshape(-1, len(SCALES), DRAWS).mean(axis=-1), "bar")
    return Recording(axes, grids, labels={"l2": "Adam with an L2 penalty", "adamw": "AdamW"})


def facts(found):
    l2, adamw = (found.at(f"weight.{key}", weight_decay=DECAY.default) for key in ("l2", "adamw"))
    of, exact = f"{in_words(len(SCALES))} gradient scales", (1 - RATE * DECAY.default) ** STEPS
    fact = about(f"mean weight after {STEPS} steps from 1 at rate {RATE}, λ = {DECAY.default}, {DRAWS} draws")
    return {
        "l2_small": fact(l2[0], f"L2, gradients of scale {SCALES[0]:g}", ".2f", high=0.5),
        "l2_large": fact(l2[-1], f"L2, gradients of scale {SCALES[-1]:g}", ".2f", low=0.9),
        "adamw_low": fact(adamw.min(), f"AdamW, the smallest over {of}", ".2f", low=0.5),
        "adamw_high": fact(adamw.max(), f"AdamW, the largest over {of}", ".2f", high=0.7),
        "exact": fact(exact, "(1 - rate λ)^steps, what the decay alone leaves", ".2f"),
    } | settings(steps=STEPS)


STUDY = Study((DECAY,), record, facts, seeds=(4,))
SCENE = Scene(
    "Weight decay: inside Adam and beside it",
    STUDY,
    (Bars("weight", tuple(f"{s:g}" for s in SCALES), y_label=f"mean weight after {STEPS} steps", domain=(0, 1.05)),),
    caption="Each pair of bars is a weight that starts at 1; below it the scale of its gradient noise. Only the decay pulls.",
    alt=f"Pairs of bars for {in_words(len(SCALES))} gradient scales. AdamW shrinks all weights alike; with an L2 penalty those with large gradients hardly shrink.",
    clock=None,
)
