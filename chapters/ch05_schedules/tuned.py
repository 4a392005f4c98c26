"""The schedules on a real network: each at every rate, and compared at its own best one."""

from functools import partial

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import over_seeds, spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.optimizers import Momentum
from engine.maths.schedules import Constant, Cosine, Linear, OneCycle, Restarts, StepDecay, Warmup

SEEDS, HIDDEN, BATCH, STEPS = 5, 32, 32, 600
STOPS = (0.002, 0.0035, 0.006, 0.01, 0.02, 0.035, 0.06, 0.1, 0.2, 0.35, 0.6, 1.0)
RATE = Axis("learning_rate", "Peak learning rate", STOPS, 0.06, format="g")
TICKS = tuple(range(0, STEPS + 1, 30))
SCHEDULES = {
    "constant": Constant(),
    "step": StepDecay(),
    "linear": Linear(),
    "cosine": Cosine(),
    "warmup": Warmup(Cosine(), STEPS // 10),
    "one_cycle": OneCycle(),
    "restarts": Restarts(0.25),
}


def one_seed(schedule, seed):
    """Training loss (rates, ticks) and, after the last step, the share of new digits read right (rates, ticks)."""
    network, test = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    measures = {"loss": network.value, "right": test.accuracy}
    trained = train(Momentum(), network, start, RATE.values, STEPS, measures, TICKS, schedule, seed)
    return trained.measured["loss"].T, trained.measured["right"].T


def record(axes):
    grids = {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}
    grids["rate.all"] = Grid(("point",), np.array(RATE.values))
    ends = {}
    for key, schedule in SCHEDULES.items():
        loss, right = over_seeds(partial(one_seed, schedule), SEEDS)
        grids |= spread(f"loss.{key}", ("learning_rate", "step"), np.clip(loss, 1e-6, 1e3))
        grids |= spread(f"right.{key}", ("point",), right[..., -1])
        ends[key] = right[..., -1]
    labels = {key: schedule.label for key, schedule in SCHEDULES.items()} | {
        "step": "Step decay",
        "warmup": "Warmup, then cosine",
    }
    runs = SEEDS * len(RATE) * len(SCHEDULES)
    return Recording(axes, grids, facts(ends), labels, runs, runs * STEPS, 0)


def facts(ends):
    """What each schedule reaches at its own best rate, chosen by the mean over the seeds."""
    what = f"share of 797 new digits read right after {STEPS} steps of momentum, mean of {SEEDS} seeds"
    best = {key: right[:, right.mean(axis=0).argmax()] for key, right in ends.items()}
    means = {key: float(right.mean()) for key, right in best.items()}
    found = {
        key: Fact(mean, f"{key}, at the best of {len(RATE)} rates: {what}", format=".1%") for key, mean in means.items()
    }
    error = max(right.std(ddof=1) for right in best.values()) / np.sqrt(SEEDS)
    apart = max(means.values()) - min(means.values())
    return found | {
        "apart": Fact(
            100 * apart,
            f"best schedule less worst, each at its own best rate, in percentage points: {what}",
            format=".1f",
            high=1.5,
        ),
        "error": Fact(
            100 * float(error), f"the largest standard error of these means, in percentage points: {what}", format=".1f"
        ),
    }


STUDY = Study((RATE,), record)
SCENE = Scene(
    "Schedules on digits",
    STUDY,
    (
        Curves(
            "loss",
            x="time",
            band="loss",
            log_y=True,
            y_label="training loss",
            domain=(1e-4, 4),
            title="At the rate chosen",
        ),
        Curves(
            "right",
            x="rate",
            band="right",
            log_x=True,
            x_label="peak learning rate",
            y_label="new digits read right",
            domain=(0.88, 1),
            title="After 600 steps, at every rate",
        ),
    ),
    caption="SGD with momentum on a thousand digits under seven schedules. Means of five seeds, and the bands between them.",
    alt="Left, curves of training loss under seven schedules. Right, accuracy on new digits against the peak rate: seven curves with broad, nearly equal tops.",
    clock=Clock("step", times=TICKS),
    off=("linear", "one_cycle", "restarts"),
)
