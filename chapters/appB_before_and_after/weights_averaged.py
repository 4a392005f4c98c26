"""Averaged weights on digits: the last iterate, the mean of the second half, EMA, and a falling rate."""

from dataclasses import replace

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    digit_networks,
    first_weights,
    in_words,
    note,
    settings,
    standard_error,
    train,
)
from engine.maths.networks import RELU
from engine.maths.optimizers import SGD, Averaged
from engine.maths.schedules import Linear

SEEDS, HIDDEN, BATCH, STEPS, EVERY, RATE, DECAY = 10, 32, 32, 1000, 50, 0.1, 0.99
WRONG = Axis("wrong", "Labels drawn anew", (0.0, 0.2), 0.2, "choice", format=".0%")
TICKS = tuple(range(0, STEPS + 1, EVERY))
CLAIMS = {  # labels, and less what -> the range of a gain, in points, in which the text is true
    ("right", "last"): (-1.0, 0.5),
    ("right", "falling"): (-0.5, 0.8),
    ("wrong", "last"): (0.7, 5.0),
    ("wrong", "falling"): (-1.0, 1.0),
}
LABELS = {"last": "the last", "half": "mean of the 2nd half", "ema": "EMA", "falling": "last, rate falling"}


def lied(seed, share):
    """The digits' training network with a share of the labels drawn anew, and that on new digits, which are right."""
    seen, new = digit_networks((HIDDEN,), batch_size=BATCH, activation=RELU)
    rng = np.random.default_rng(seed)
    labels, wrong = seen.targets.argmax(axis=1), rng.random(len(seen.targets)) < share
    labels = np.where(wrong, rng.integers(0, 10, len(labels)), labels)
    return replace(seen, targets=np.eye(10)[labels]), new


def shares(seed, share):
    """Way -> (ticks,): the share of new digits read right."""
    seen, new = lied(seed, share)
    start, found = first_weights(seen, seed, "he"), {}
    for way, rule in {"half": Averaged(SGD(), first=STEPS // 2), "ema": Averaged(SGD(), decay=DECAY)}.items():
        measures = {"last": new.accuracy, way: lambda theta, rule=rule: new.accuracy(rule.average.T)}
        measured = train(rule, seen, start, RATE, STEPS, measures, TICKS, seed=seed).measured
        found |= {name: values[:, 0] for name, values in measured.items()}
    falling = train(SGD(), seen, start, RATE, STEPS, {"right": new.accuracy}, TICKS, Linear(), seed=seed).measured
    return found | {"falling": falling["right"][:, 0]}


def record(axes, seeds):
    note("Labels", "of the training digits the share is drawn anew from the ten classes; new digits keep theirs")
    note("First weights", "He's, biases 0, drawn anew for every seed")
    note(
        "Averages",
        f"of the weights: the mean from step {STEPS // 2} on, until then those of the step; EMA with decay {DECAY}",
    )
    each = [[shares(seed, share) for share in WRONG.values] for seed in seeds]
    grids = {
        f"right.{way}": Grid(("seed", "wrong", "step"), [[one[way] for one in row] for row in each]) for way in LABELS
    }
    return Recording(axes, grids | {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}, labels=LABELS)


def facts(found):
    fact = about(f"percentage points of new digits read right after {STEPS} steps, mean of {SEEDS} seeds")
    told = {}
    for share, name in ((0.0, "right"), (0.2, "wrong")):
        last = {way: 100 * found.at(f"right.{way}", wrong=share)[:, -1] for way in LABELS}
        for way, less in (("half", "last"), ("ema", "last"), ("falling", "last"), ("half", "falling")):
            gain = last[way] - last[less]
            what = f"labels {name}: {LABELS[way]} less {LABELS[less]}"
            low, high = CLAIMS[(name, less)]
            told[f"{name}_{way}_{less}"] = fact(gain.mean(), what, "+.1f", low=low, high=high)
            told[f"{name}_{way}_{less}_error"] = fact(
                2 * standard_error(gain), f"{what}, twice the standard error", ".1f"
            )
    return told | settings(rate=RATE, steps=STEPS)


STUDY = Study((WRONG,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Averaged weights on digits",
    STUDY,
    (Curves("right", x="time", band=True, y_label="new digits read right", domain=(0.8, 1.0)),),
    caption=f"A network of {HIDDEN} units learns digits at rate {RATE:g}, or at a rate that falls from there to nothing. Its last weights and their averages, on new digits: means and ranges of {in_words(SEEDS)} seeds.",
    alt="Four curves of the share read right against the step. With wrong labels the last weights' curve is ragged and ends lowest.",
    clock=Clock("step", times=TICKS),
)
