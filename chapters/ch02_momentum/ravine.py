"""SGD, momentum and Nesterov on an elongated quadratic."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths, Standings
from engine.lab import race
from engine.lab.recording import Fact, Grid
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Momentum, Nesterov
from engine.maths.surfaces import Valley

STEPS, RATE, SHARE = 200, 0.02, 0.01
BETA = Axis("beta", "Momentum β", (0.0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99), 0.9, format=".2f")
CONDITION = Axis("condition", "Condition number κ", (2.0, 5.0, 10.0, 20.0, 40.0, 80.0), 40.0)
RACE = race(Valley(), (SGD(), Momentum(), Nesterov()), (BETA, CONDITION), STEPS, rate=RATE)


def record(axes):
    """The race, and for each run the steps until the loss stays below a hundredth of its start."""
    raced = RACE.record(axes)
    steps = {}
    for key in raced.labels:
        loss = raced.grids[f"loss.{key}"]
        share = loss.values / loss.values[..., :1]
        steps[f"steps.{key}"] = Grid(loss.dims[:-1], steps_to(share, SHARE, raced.grids[f"ended.{key}"].values))
    recording = replace(raced, grids=raced.grids | steps)
    return replace(recording, facts=facts(recording))


def facts(recording):
    what = "steps until the loss stays under 1% of its start, κ = 40, rate 0.02, one run"
    needed = {key: int(recording.at(f"steps.{key}", beta=0.9, condition=40.0)) for key in recording.labels}
    heavy = {"beta": 0.99, "condition": 40.0}
    across = np.sign(recording.at("path.momentum", **heavy)[:, 0])
    loss = recording.at("loss.momentum", **heavy)
    return {
        "sgd": Fact(needed["sgd"], f"SGD: {what}", format="d", low=60),
        "momentum": Fact(needed["momentum"], f"momentum, β = 0.9: {what}", format="d", low=1, high=needed["sgd"] - 1),
        "nesterov": Fact(needed["nesterov"], f"Nesterov, β = 0.9: {what}", format="d", low=1, high=needed["momentum"]),
        "swings": Fact(
            int((np.diff(across) != 0).sum()),
            "times that momentum with β = 0.99 passes the minimum along the valley in 200 steps, κ = 40, rate 0.02",
            format="d",
            low=2,
        ),
        "heavy": Fact(
            float(loss[-1] / loss[0]),
            "loss of momentum with β = 0.99 after 200 steps over the loss at the start, κ = 40, rate 0.02",
            format=".2g",
            low=0.01,
        ),
    }


STUDY = Study((BETA, CONDITION), record)
SCENE = Scene(
    "SGD, momentum and Nesterov",
    STUDY,
    (
        Paths(Valley(), along=("condition",), title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-8, 300), title="Loss"),
        Standings("steps", "steps to 1% of the loss"),
    ),
    caption="The learning rate is 0.02 for all. SGD has no β, so its path changes with κ only.",
    alt="Three paths into a long valley. SGD goes down the wall and creeps along the floor, momentum swings past the minimum and back, Nesterov swings less.",
    clock=Clock("step", (40, 80, 120, 200), 80),
)
