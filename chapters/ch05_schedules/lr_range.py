"""The learning-rate range test as a figure: where the productive zone comes from."""

import numpy as np

from chapters.ch05_schedules._range_test import RATES, SEEDS, SHARE, STEPS, range_test, zone
from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study


def record(axes):
    before, after = range_test()
    low, high = zone(before, after)
    mean = after.mean(axis=1)
    grids = {
        "loss.after": Grid(("point",), mean),
        "spread_low.after": Grid(("point",), after.min(axis=1)),
        "spread_high.after": Grid(("point",), after.max(axis=1)),
        "rate.all": Grid(("point",), RATES),
        "zone.low": Grid((), np.array(low)),
        "zone.high": Grid((), np.array(high)),
    }
    what = f"rates at which the mean loss of {SEEDS} seeds falls by {SHARE:.0%} of the largest fall in {STEPS} steps"
    facts = {
        "low": Fact(low, f"lower end of the productive zone: {what}", format=".2g", low=0.01),
        "high": Fact(high, f"upper end of the productive zone: {what}", format=".2g", low=1),
        "width": Fact(high / low, f"upper over lower end of the productive zone: {what}", format=".0f", low=5),
        "best": Fact(
            float(RATES[mean.argmin()]),
            f"rate with the lowest mean loss of {SEEDS} seeds after {STEPS} steps",
            format=".2g",
            low=low,
            high=high,
        ),
        "before": Fact(float(before.mean()), f"mean loss of {SEEDS} seeds before training", format=".2f"),
        "after": Fact(
            float(mean.min()),
            f"mean loss of {SEEDS} seeds after {STEPS} steps at the best rate",
            format=".2g",
            high=0.2,
        ),
    }
    runs = len(RATES) * SEEDS
    return Recording((), grids, facts, {"after": f"loss after {STEPS} steps"}, runs, runs * STEPS, 0)


STUDY = Study((), record)
SCENE = Scene(
    "A learning-rate range test",
    STUDY,
    (
        Curves(
            "loss",
            x="rate",
            band="spread",
            log_x=True,
            log_y=True,
            x_zone="zone",
            x_label="learning rate",
            y_label="loss after 200 steps",
            domain=(0.02, 20),
        ),
    ),
    caption="A small network on handwritten digits: training loss after 200 steps of SGD, mean of five seeds and the band between the best and the worst. Shaded: the productive zone.",
    alt="A curve of loss against the learning rate, high at both ends, with a wide low stretch between that is shaded.",
    clock=None,
)
