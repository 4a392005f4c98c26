"""A valley turned against the axes: what diagonal scaling gains, and loses."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths, Standings
from engine.lab.descend import descend
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis, Sweep
from engine.maths.optimizers import SGD, AdaGrad, RMSProp
from engine.maths.surfaces import Valley

STEPS, TARGET, CONDITION = 200, 0.05, 50.0
ROTATION = Axis("rotation", "Rotation", (0.0, 5.0, 15.0, 30.0, 45.0), 0.0, unit="°", format=".0f")
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1.0), 0.3)
RACERS = {"sgd": SGD(), "adagrad": AdaGrad(), "rmsprop": RMSProp()}


def record(axes):
    """Every optimizer at every rotation and rate. The start turns with the valley, so SGD's path only turns too."""
    sweep = Sweep(axes)
    columns = sweep.columns()
    valley = Valley(condition=CONDITION, rotation=columns["rotation"])
    grids, labels = {}, {}
    for key, optimizer in RACERS.items():
        run = descend(optimizer, valley, turned((-3.0, 0.8), columns["rotation"]), columns["learning_rate"], STEPS)
        names, labels[key] = sweep.names, optimizer.label
        grids[f"path.{key}"] = Grid(
            (*names, "step", "xy"), run.path.transpose(2, 0, 1).reshape(*sweep.shape, STEPS + 1, 2)
        )
        grids[f"loss.{key}"] = Grid((*names, "step"), run.loss.T.reshape(*sweep.shape, STEPS + 1))
        grids[f"ended.{key}"] = Grid(names, run.ended.reshape(sweep.shape))
        steps = steps_to(grids[f"loss.{key}"].values, TARGET, grids[f"ended.{key}"].values)
        grids[f"steps.{key}"] = Grid(names, steps)
    runs = sweep.runs * len(RACERS)
    return Recording(axes, grids, facts(grids), labels, runs, runs * STEPS)


def turned(point, degrees):
    """(2, runs): the point turned counterclockwise by each angle."""
    angle = np.deg2rad(degrees)
    x, y = point
    return np.stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)])


def facts(grids):
    """The steps that each needs at its best rate, on the valley along the axes and turned by 45 degrees."""
    found = {}
    for key in RACERS:
        steps = np.where(grids[f"steps.{key}"].values < 0, STEPS + 1, grids[f"steps.{key}"].values).min(axis=1)
        for name, at in (("along", 0), ("turned", -1)):
            what = f"fewest steps to loss {TARGET} over seven rates, condition number 50, valley {name}, one run a rate"
            found[f"{key}.{name}"] = Fact(float(steps[at]), what, format="d", low=1, high=STEPS)
    slower = found["adagrad.turned"].value / found["adagrad.along"].value
    found["slower"] = Fact(
        slower,
        "AdaGrad's steps on the turned valley over those along the axes, each at its best rate",
        format=".1f",
        low=1.5,
    )
    return found


STUDY = Study((ROTATION, RATE), record)
SCENE = Scene(
    "A rotated valley",
    STUDY,
    (
        Paths(Valley(condition=CONDITION), along=("rotation",), title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 60), title="Loss"),
        Standings("steps", "steps to loss 0.05"),
    ),
    caption="Condition number 50. The start turns with the valley, so SGD meets the same problem at every angle; the others do not.",
    alt="Paths of SGD, AdaGrad and RMSProp in a long valley along the horizontal axis, and the loss of each against the step.",
    clock=Clock("step", (50, 100, 150, 200), 100),
)
