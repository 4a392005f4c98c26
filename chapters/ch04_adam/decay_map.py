"""Weight decay inside Adam and beside it, on digits: a map of rate by decay for each."""

import numpy as np

from engine.figures import Heat, Scene
from engine.lab import Axis, Grid, about, contest, digit_networks, in_words, settings
from engine.maths.optimizers import L2, Adam, AdamW

SEEDS, HIDDEN, BATCH, STEPS = 3, 32, 50, 800
RATE = Axis("learning_rate", "Learning rate", (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1), 0.003)
DECAY = Axis("weight_decay", "Weight decay λ", (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0), 0.01)
RULES = {"l2": L2(Adam()), "adamw": AdamW()}


def wrong(found):
    """The share of errors after the last step, the mean of the seeds."""
    right = {key: found.grids[f"right.{key}"].at(step=-1).mean("seed") for key in RULES}
    return {f"wrong.{key}": Grid(grid.dims, 1 - grid.values) for key, grid in right.items()}


def facts(found):
    """Each rule at its best setting, chosen by the mean over the seeds."""

    def best(key, *axes, **setting):
        without = {"weight_decay": 0.0} if DECAY in axes else {}
        return found.best(f"right.{key}", *axes, most=True, without=without, **setting).values[:, -1]

    l2, adamw = best("l2", RATE, DECAY), best("adamw", RATE, DECAY)
    without = max(best(key, RATE, weight_decay=0.0).mean() for key in RULES)
    points, spread = 100 * (adamw - l2).mean(), 100 * max(np.ptp(l2), np.ptp(adamw))
    fact, at = about(f"share of 797 new digits read right after {STEPS} steps"), f"at the best of {len(RATE)} rates"
    return {
        "l2": fact(l2.mean(), f"l2 {at} and {len(DECAY) - 1} decays above 0", ".1%"),
        "adamw": fact(adamw.mean(), f"adamw {at} and {len(DECAY) - 1} decays above 0", ".1%"),
        "without": fact(without, f"Adam without decay {at}", ".1%"),
        "difference": fact(
            points, "AdamW less L2, each at its best with some decay, in percentage points", ".2f", low=-0.6, high=0.6
        ),
        "spread": fact(spread, "largest less smallest seed at a best, in percentage points", ".1f", low=0.1),
    } | settings(steps=STEPS)


NETWORKS = digit_networks((HIDDEN,), batch_size=BATCH)
STUDY = contest(NETWORKS, RULES, (RATE, DECAY), (STEPS,), seeds=SEEDS, facts=facts).adding(wrong)
SHADES = {"log": True, "domain": (0.02, 0.9), "unit_label": "read wrong"}
SCENE = Scene(
    "L2 and decoupled decay on digits",
    STUDY,
    (
        Heat("wrong.l2", "learning_rate", "weight_decay", **SHADES, title="L2 penalty inside Adam"),
        Heat("wrong.adamw", "learning_rate", "weight_decay", **SHADES, title="AdamW: decay beside it"),
    ),
    caption=f"The share of new digits read wrong after {STEPS} steps, for every rate and decay: mean of {in_words(SEEDS)} seeds.",
    alt="Two maps of the share of errors. In both a broad region at moderate rates and small decays does equally well; the map of the L2 penalty turns bad at large decay whatever the rate, that of AdamW where rate times decay is large.",
    clock=None,
)
