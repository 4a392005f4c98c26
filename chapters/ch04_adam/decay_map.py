"""Weight decay inside Adam and beside it, on digits: a map of rate by decay for each."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Heat
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis, Sweep
from engine.lab.train import first_weights, train
from engine.maths.optimizers import L2, Adam, AdamW

SEEDS, HIDDEN, BATCH, STEPS = 3, 32, 50, 800
RATE = Axis("learning_rate", "Learning rate", (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1), 0.003, format="g")
DECAY = Axis("decay", "Weight decay λ", (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0), 0.01, format="g")
RULES = {"l2": L2, "adamw": AdamW}


def one_seed(seed, rule, columns):
    """(runs,): the share of new digits read right after the training."""
    network, test = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    optimizer = rule(Adam(), columns["decay"])
    trained = train(optimizer, network, start, columns["learning_rate"], STEPS, {"right": test.accuracy}, seed=seed)
    return trained.measured["right"][0]


def record(axes):
    sweep = Sweep(axes)
    right = {
        key: np.stack([one_seed(seed, rule, sweep.columns()) for seed in range(SEEDS)]).reshape(SEEDS, *sweep.shape)
        for key, rule in RULES.items()
    }
    grids = {f"wrong.{key}": Grid(sweep.names, 1 - values.mean(axis=0)) for key, values in right.items()}
    runs = SEEDS * len(RULES) * sweep.runs
    return Recording(axes, grids, facts(right), {}, runs, runs * STEPS, 0)


def facts(right):
    """Each rule at its best setting, chosen by the mean over the seeds."""
    what = f"share of 797 new digits read right after {STEPS} steps, mean of {SEEDS} seeds"
    best, without = {}, np.concatenate([values[:, :, 0] for values in right.values()]).mean(axis=0).max()
    for key, values in right.items():
        mean = values.mean(axis=0)
        best[key] = values[:, *np.unravel_index(mean.argmax(), mean.shape)]
    found = {
        key: Fact(
            float(values.mean()),
            f"{key} at the best of {len(RATE)} rates and {len(DECAY)} decays: {what}",
            format=".1%",
        )
        for key, values in best.items()
    }
    difference = best["adamw"] - best["l2"]
    return found | {
        "without": Fact(float(without), f"Adam without decay at the best of {len(RATE)} rates: {what}", format=".1%"),
        "difference": Fact(
            float(difference.mean()) * 100,
            f"AdamW less L2, each at its best setting, in percentage points: {what}",
            format=".2f",
            low=-0.6,
            high=0.6,
        ),
        "spread": Fact(
            100 * float(max(np.ptp(values) for values in best.values())),
            f"largest less smallest of the {SEEDS} seeds at a best setting, in percentage points: {what}",
            format=".1f",
            low=100 * abs(float(difference.mean())),
        ),
    }


STUDY = Study((RATE, DECAY), record)
SHADES = {"log": True, "domain": (0.02, 0.9), "unit_label": "read wrong"}
SCENE = Scene(
    "L2 and decoupled decay on digits",
    STUDY,
    (
        Heat("wrong.l2", "learning_rate", "decay", **SHADES, title="L2 penalty inside Adam"),
        Heat("wrong.adamw", "learning_rate", "decay", **SHADES, title="AdamW: decay beside it"),
    ),
    caption="The share of new digits read wrong after 800 steps, for every rate and decay: mean of three seeds.",
    alt="Two maps of the share of errors. In both a broad region at moderate rates and small decays does equally well; the map of the L2 penalty turns bad at large decay whatever the rate, that of AdamW where rate times decay is large.",
    clock=None,
)
