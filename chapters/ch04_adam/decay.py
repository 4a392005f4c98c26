"""L2 inside Adam against decoupled decay: how far weights shrink whose gradients differ in size."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Bars
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import L2, Adam, AdamW

SCALES, DRAWS, STEPS, RATE, SEED = np.array([0.1, 0.3, 1.0, 3.0, 10.0]), 200, 500, 0.01, 4
DECAY = Axis("weight_decay", "Weight decay λ", (0.0, 0.01, 0.03, 0.1, 0.2, 0.3), 0.1)


def record(axes):
    """Weights that start at 1 and whose gradients are pure noise of each scale: only the decay pulls them anywhere."""
    decay = np.array(DECAY.values)
    rules = {"l2": L2(Adam(), weight_decay=decay), "adamw": AdamW(weight_decay=decay)}
    grids = {f"weight.{key}": Grid(("weight_decay", "bar"), shrunk(rule)) for key, rule in rules.items()}
    labels = {"l2": "Adam with an L2 penalty", "adamw": "AdamW"}
    runs = len(DECAY) * len(SCALES) * DRAWS * 2
    return Recording(axes, grids, facts(grids), labels, runs, runs * STEPS, SEED)


def shrunk(rule):
    """(decays, scales): the mean weight after STEPS steps, over DRAWS draws of the noise."""
    theta = np.ones((len(DECAY), len(SCALES), DRAWS))
    runs_last = np.moveaxis(theta, 0, -1)  # as a rule sees them
    state, rng = rule.init(runs_last), np.random.default_rng(SEED)
    for _ in range(STEPS):
        noise = SCALES[:, None] * rng.standard_normal((len(SCALES), DRAWS))
        rule.step(runs_last, state, lambda at, noise=noise: np.broadcast_to(noise[..., None], at.shape), RATE)
    return theta.mean(axis=-1)


def facts(grids):
    at = DECAY.default_index
    what = f"mean weight after {STEPS} steps from 1 at rate {RATE}, λ = 0.1, {DRAWS} draws, seed {SEED}"
    l2, adamw = (grids[f"weight.{key}"].values[at] for key in ("l2", "adamw"))
    return {
        "l2_small": Fact(float(l2[0]), f"L2, gradients of scale 0.1: {what}", format=".2f", high=0.5),
        "l2_large": Fact(float(l2[-1]), f"L2, gradients of scale 10: {what}", format=".2f", low=0.9),
        "adamw_low": Fact(
            float(adamw.min()), f"AdamW, the smallest over five gradient scales: {what}", format=".2f", low=0.5
        ),
        "adamw_high": Fact(
            float(adamw.max()), f"AdamW, the largest over five gradient scales: {what}", format=".2f", high=0.7
        ),
        "exact": Fact((1 - RATE * 0.1) ** STEPS, "(1 - rate λ)^steps", format=".2f"),
    }


STUDY = Study((DECAY,), record)
SCENE = Scene(
    "Weight decay: inside Adam and beside it",
    STUDY,
    (Bars("weight", tuple(f"{s:g}" for s in SCALES), y_label="mean weight after 500 steps", domain=(0, 1.05)),),
    caption="Each pair of bars is a weight that starts at 1; below it the scale of its gradient noise. Only the decay pulls.",
    alt="Pairs of bars for five gradient scales. AdamW shrinks all weights alike; with an L2 penalty those with large gradients hardly shrink.",
    clock=None,
)
