"""Averaging and a falling rate: what becomes of the noise floor on a bowl, measured and by the formulas."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, descend, in_words, note, settings
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD
from engine.maths.schedules import Linear
from engine.maths.surfaces import Valley

DRAWS, STEPS, HALF, SIGMA, DECAY, AWAY = 1000, 400, 200, 1.0, 0.95, 10.0
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0), 0.2)
BOWL, FAR = Valley(condition=1.0, curvature=1.0), ((-1e3, 1e3), (-1e3, 1e3))
LABELS = {
    "last": "the last",
    "ema": "EMA",
    "half": "mean of the 2nd half",
    "all": "mean of all",
    "falling": "last, rate falling",
}


def averages(x):
    """Ways to average iterates (steps + 1, ...) -> what each has at every step, the same shape."""
    count = np.arange(1, len(x) + 1).reshape(-1, *(1,) * (x.ndim - 1))
    mean, ema = np.cumsum(x, axis=0) / count, x.copy()
    for step in range(1, len(x)):
        ema[step] = DECAY * ema[step - 1] + (1 - DECAY) * x[step]
    half = x.copy()
    half[HALF:] = np.cumsum(x[HALF:], axis=0) / count[: len(x) - HALF]
    return {"last": x, "ema": ema, "half": half, "all": mean}


def squares(rate, seed):
    """Way -> (steps + 1,): the mean square distance of a coordinate from the minimum, over draws and coordinates."""
    noisy = Noisy(BOWL, SIGMA, np.arange(DRAWS), DRAWS)
    paths = {"": None, "falling": Linear()}
    found = {}
    for name, schedule in paths.items():
        x = descend(SGD(), noisy, (AWAY, AWAY), np.full(DRAWS, rate), STEPS, schedule, seed, FAR).path
        found |= {name: x} if name else averages(x)
    return {name: (x**2).mean(axis=(1, 2)) for name, x in found.items()}


def record(axes, seeds):
    note(
        "Averages",
        f"EMA: decay {DECAY}; mean of the 2nd half: of the iterates from step {HALF} on, before it the last one; falling: the rate goes to 0 along a line",
    )
    note("Measured", f"the square of each coordinate, the mean of both and of {DRAWS:,} draws")
    each = [squares(rate, seeds[0]) for rate in RATE.values]
    grids = {f"square.{way}": Grid(("learning_rate", "step"), np.stack([one[way] for one in each])) for way in LABELS}
    return Recording(axes, grids, labels=LABELS)


def formulas(rate):
    """Way -> the mean square after many steps from the minimum, of an autoregression with coefficient r = 1 - rate."""
    r, n = 1 - rate, STEPS - HALF + 1
    floor = rate * SIGMA**2 / (2 - rate)
    mean = floor / n * ((1 + r) / (1 - r) - 2 * r * (1 - r**n) / (n * (1 - r) ** 2))
    return {"last": floor, "ema": floor * (1 - DECAY) * (1 + DECAY * r) / ((1 + DECAY) * (1 - DECAY * r)), "half": mean}


def facts(found):
    rate = 0.5
    last = {way: found.at(f"square.{way}", learning_rate=rate)[-1] for way in LABELS}
    fact = about(f"mean square after {STEPS} steps at rate {rate}, of {2 * DRAWS:,} paths")
    told = {way: fact(value, LABELS[way], ".2g") for way, value in last.items()}
    for way, law in formulas(rate).items():
        told[f"{way}_law"] = fact(law, f"{LABELS[way]}, by its formula", ".2g")
        told[f"{way}_off"] = fact(
            abs(last[way] / law - 1), f"{LABELS[way]}, relative distance from its formula", ".0%", high=0.12
        )
    slow = {way: found.at(f"square.{way}", learning_rate=0.02)[-1] for way in LABELS}
    told["slow"] = fact(slow["all"] / slow["last"], "rate 0.02 instead: mean of all over the last", ".0f", low=10)
    told["half_gain"] = fact(last["last"] / last["half"], "the last over the mean of the second half", ".0f", low=20)
    told["falling_gain"] = fact(
        last["last"] / last["falling"], "the last at a constant rate over that at a falling one", ".0f", low=5
    )
    return told | settings(rate=rate, decay=DECAY, away=AWAY, slow_rate=0.02)


STUDY = Study((RATE,), record, facts, seeds=(0,))
SCENE = Scene(
    "The noise floor, averaged away",
    STUDY,
    (Curves("square", log_y=True, y_label="mean square distance from the minimum", domain=(1e-3, 200)),),
    caption=f"SGD with noisy gradients on a bowl of curvature {BOWL.curvature:g}, started {AWAY:g} away from the minimum in each coordinate. Means of {DRAWS:,} draws. Move the rate: {in_words(len(LABELS))} ways to end.",
    alt="Five curves of mean square distance against the step, on a logarithmic axis. The last iterate's falls and levels off at its floor; averages end below it where the rate is not too small.",
    clock=Clock("step"),
)
