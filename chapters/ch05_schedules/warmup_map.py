"""Does warmup help? A map of rate by length of the warmup, from a good initialization and from a poor one."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Heat
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis, Sweep
from engine.lab.train import first_weights, train
from engine.maths.optimizers import SGD
from engine.maths.schedules import Constant, Warmup

SEEDS, WIDTHS, BATCH, STEPS = 5, (32, 32, 32), 50, 200
STOPS = (0.03, 0.06, 0.1, 0.2, 0.3, 0.5, 1.0, 1.7, 3.0)
RATE = Axis("learning_rate", "Learning rate", STOPS, 0.3, format="g")
WARMUP = Axis("warmup", "Warmup steps", (0, 5, 10, 20, 40, 80), 0, format="d")
START = Axis(
    "start",
    "Initialization",
    ("glorot", "poor"),
    "glorot",
    "choice",
    format={"glorot": "good: Glorot", "poor": "poor: four times as large"}.get,
)
SCALES = {"glorot": 1.0, "poor": 4.0}


def one_seed(seed, scale, columns):
    """(runs,): the training loss after the steps."""
    network, _ = digit_networks(WIDTHS, batch_size=BATCH)
    start = scale * first_weights(network, seed)
    schedule = Warmup(Constant(), columns["warmup"])
    rates = columns["learning_rate"]
    return train(SGD(), network, start, rates, STEPS, {"loss": network.value}, (0, STEPS), schedule, seed).measured[
        "loss"
    ][-1]


def record(axes):
    sweep = Sweep((RATE, WARMUP))
    loss = np.stack(
        [[one_seed(seed, scale, sweep.columns()) for seed in range(SEEDS)] for scale in SCALES.values()], axis=1
    ).reshape(SEEDS, len(SCALES), *sweep.shape)
    grids = {"loss.map": Grid(("start", "learning_rate", "warmup"), np.clip(loss.mean(axis=0), 1e-3, 10))}
    runs = loss.size
    return Recording(axes, grids, facts(loss), {}, runs, runs * STEPS, 0)


def facts(loss):
    """For each start: the best loss without warmup over the best with it, each at its own best rate and length."""
    what = f"training loss after {STEPS} steps of SGD, each at its own best rate, means of {SEEDS} seeds"
    found = {}
    for n, name in enumerate(SCALES):
        mean = loss[:, n].mean(axis=0)
        plain, (rate, length) = int(mean[:, 0].argmin()), np.unravel_index(mean[:, 1:].argmin(), mean[:, 1:].shape)
        without, warmed = loss[:, n, plain, 0], loss[:, n, rate, 1 + length]
        gain = 1 - warmed / without
        error = float(gain.std(ddof=1) / np.sqrt(SEEDS))
        found |= {
            f"{name}_without": Fact(float(without.mean()), f"no warmup, {name} start: {what}", format=".2g"),
            f"{name}_warmed": Fact(float(warmed.mean()), f"the best warmup, {name} start: {what}", format=".2g"),
            f"{name}_gain": Fact(
                float(gain.mean()),
                f"share of the loss that warmup takes off, {name} start: {what}",
                format=".0%",
                high=2 * error,
            ),
            f"{name}_error": Fact(error, f"standard error of that share, {name} start", format=".0%"),
            f"{name}_largest": Fact(
                _largest(mean[:, 0]),
                f"largest rate without warmup at which the loss falls below 0.5, {name} start: {what}",
                format="g",
            ),
            f"{name}_warmed_largest": Fact(
                _largest(mean[:, 1:].min(axis=1)),
                f"the same with warmup, {name} start: {what}",
                format="g",
                low=1.01 * _largest(mean[:, 0]),
            ),
        }
    return found


def _largest(loss):
    """The largest rate at which the mean loss (rates,) is below 0.5."""
    return RATE.values[int(np.flatnonzero(loss < 0.5).max())]


STUDY = Study((RATE, WARMUP, START), record)
SCENE = Scene(
    "Rate by warmup",
    STUDY,
    (Heat("loss.map", "learning_rate", "warmup", log=True, domain=(0.01, 3), unit_label="training loss"),),
    caption="The training loss of a network of three hidden layers after 200 steps of SGD on digits: mean of five seeds. Change the initialization.",
    alt="A map of the training loss over the rate and the length of the warmup.",
    clock=None,
)
