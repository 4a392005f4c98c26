"""Escape from a saddle: descent, noisy descent, momentum, and Newton's method, which is drawn in."""

from dataclasses import dataclass, replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths
from engine.lab import race
from engine.lab.recording import Fact
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Momentum, Optimizer
from engine.maths.surfaces import Saddle

STEPS, RATE = 150, 0.1
STARTS = [(x, y) for x in (-1.6, -0.8, 0.8) for y in (0.0, 0.001, 0.03, 0.3)]


@dataclass(frozen=True)
class Newton(Optimizer):
    """theta <- theta - H(theta)^-1 grad(theta), on the surface of this scene.   (Goodfellow et al. 2016, 8.6.1)"""

    label = "Newton"

    def init(self, theta):
        return None

    def step(self, theta, state, grad, rate):
        (a, b), (_, d) = Saddle().hessian(theta)
        g, h = grad(theta)
        determinant = a * d - b * b
        theta -= np.stack([d * g - b * h, a * h - b * g]) / determinant


START = Axis("start", "Start", STARTS, (-1.6, 0.001), "drag", format=lambda at: f"({at[0]:g}, {at[1]:g})")
NOISE = Axis("noise", "Gradient noise σ", (0.0, 0.01, 0.1, 0.3), 0.1)
RACERS = {"gd": SGD(), "sgd": SGD(), "momentum": Momentum(), "newton": Newton()}
LABELS = {"gd": "Gradient descent", "sgd": "Noisy SGD"}
RACE = race(
    Saddle(),
    RACERS,
    (START, NOISE),
    STEPS,
    rate=RATE,
    noise=0.1,
    exact=("gd", "momentum", "newton"),
    labels=LABELS,
    seed=2,
)


def record(axes):
    raced = RACE.record(axes)
    start = START.default_index
    paths = {key: raced.grids[f"path.{key}"].values[start] for key in RACERS}
    noisy = paths["sgd"][NOISE.default_index]
    on_ridge = raced.grids["path.gd"].values[STARTS.index((-1.6, 0.0)), -1, 1]
    what = "saddle, start (-1.6, 0.001), rate 0.1, one run"
    facts = {
        "gd": Fact(
            escape(paths["gd"]),
            f"step at which gradient descent is first more than 0.5 from the ridge, {what}",
            format="d",
            low=40,
        ),
        "momentum": Fact(
            escape(paths["momentum"]),
            f"step at which momentum is first more than 0.5 from the ridge, {what}",
            format="d",
            low=5,
            high=escape(paths["gd"]) - 1,
        ),
        "sgd": Fact(
            escape(noisy),
            f"step at which SGD with noise 0.1 is first more than 0.5 from the ridge, {what}, seed 2",
            format="d",
            low=5,
            high=escape(paths["gd"]) - 1,
        ),
        "newton": Fact(
            float(np.abs(paths["newton"][-1]).max()),
            f"distance of Newton's method from the saddle after {STEPS} steps, {what}",
            format=".1g",
            high=1e-6,
        ),
        "newton_steps": Fact(
            int(np.argmax(np.abs(paths["newton"]).max(axis=1) < 0.001)),
            f"steps of Newton's method to within 0.001 of the saddle, {what}",
            format="d",
            high=10,
        ),
        "ridge": Fact(
            float(abs(on_ridge)),
            "distance of gradient descent from the ridge, started exactly on it, after 150 steps",
            format="g",
            high=0,
        ),
    }
    return replace(raced, facts=facts)


def escape(path):
    return int(np.argmax(np.abs(path[:, 1]) > 0.5))


STUDY = Study((START, NOISE), record)
SCENE = Scene(
    "Escape from a saddle",
    STUDY,
    (
        Paths(Saddle(), handle="start", title="Drag the start"),
        Curves("loss", y_label="loss", domain=(-0.35, 1.4), title="Loss"),
    ),
    caption="The surface falls to two minima, above and below the saddle in the middle. Starts with $\\theta_2 = 0$ lie exactly on the ridge line.",
    alt="Contours of a saddle between two minima. Gradient descent creeps along the ridge to the saddle before it turns off; Newton's method goes to the saddle and stays.",
    clock=Clock("step", (50, 100, 150), 100),
)
