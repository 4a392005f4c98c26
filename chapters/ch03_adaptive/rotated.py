"""A valley turned against the axes: what diagonal scaling gains, and loses."""

from dataclasses import replace

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene, Standings
from engine.lab import Axis, about, race, settings
from engine.maths.optimizers import SGD, AdaGrad, RMSProp
from engine.maths.surfaces import Valley

STEPS, TARGET, VALLEY = 200, 0.05, Valley(condition=50.0)
MANY = 100  # steps that RMSProp needs at least on the turned valley
ROTATION = Axis("rotation", "Rotation", (0.0, 5.0, 15.0, 30.0, 45.0), 0.0, unit="°", format=".0f")
RATE = Axis("learning_rate", "Learning rate", (0.003, 0.01, 0.02, 0.03, 0.0376, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0), 0.3)
RACERS = (SGD(), AdaGrad(), RMSProp())


def start(valley):
    """(2, runs): a point that turns with the valley, so that SGD's path only turns too."""
    angle = np.deg2rad(valley.rotation)
    x, y = -3.0, 0.8
    return np.stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)])


def facts(found):
    """The steps that each needs at its best rate, on the valley along the axes and turned by 45 degrees."""
    told, fact = {}, about(f"condition number {VALLEY.condition:g}, each at the best of {len(RATE)} rates")
    for key in found.labels:
        for name, angle in (("along", 0.0), ("turned", 45.0)):
            best = found.quickest(key, RATE, rotation=angle)
            told[f"{key}.{name}"] = fact(best.values, f"fewest steps to loss {TARGET}, {name}", "d", low=1, high=STEPS)
    slower = told["adagrad.turned"].value / told["adagrad.along"].value
    told["slower"] = fact(slower, "AdaGrad's steps on the turned valley over those along", ".1f", low=1.5)
    told["rmsprop.turned"] = replace(told["rmsprop.turned"], low=MANY)
    return told | settings(rates=len(RATE), many=MANY)


STUDY = race(VALLEY, RACERS, (ROTATION, RATE), STEPS, start=start, target=TARGET, facts=facts)
SCENE = Scene(
    "A rotated valley",
    STUDY,
    (
        Paths(VALLEY, along=("rotation",), title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 60), title="Loss"),
        Standings("steps", f"steps to loss {TARGET}"),
    ),
    caption=f"Condition number {VALLEY.condition:g}. The start turns with the valley, so SGD meets the same problem at every angle; the others do not.",
    alt="Paths of SGD, AdaGrad and RMSProp in a long valley along the horizontal axis, and the loss of each against the step.",
    clock=Clock("step", (50, 100, 150, 200), 100),
)
