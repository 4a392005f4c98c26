"""Escape from a saddle: descent, noisy descent, momentum, and Newton's method, which is drawn in."""

from dataclasses import dataclass

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Fact, about, race, settings
from engine.maths.optimizers import SGD, Momentum, Optimizer
from engine.maths.surfaces import Saddle

STEPS, RATE, NEAR, AWAY = 150, 0.1, 0.001, 0.5
STARTS = [(x, y) for x in (-1.6, -0.8, 1.2) for y in (-0.3, 0.0, 0.3)]
START = Axis("start", "Start", STARTS, (-1.6, 0.0), "drag", format=lambda at: f"({at[0]:g}, {at[1]:g})")
OFFSET = Axis("offset", "Distance from the ridge", (0.0, 1e-6, 1e-3), 1e-3)
NOISE = Axis("noise", "Gradient noise σ", (0.0, 0.1, 0.3), 0.1)


@dataclass(frozen=True)
class Newton(Optimizer):
    """theta <- theta - H(theta)^-1 grad(theta), on the surface of this scene.   (Goodfellow et al. 2016, 8.6.1)"""

    label = "Newton"

    def init(self, theta):
        return None

    def step(self, theta, state, grad, rate):
        (a, b), (_, d) = Saddle().hessian(theta)
        g, h = grad(theta)
        theta -= np.stack([d * g - b * h, a * h - b * g]) / (a * d - b * b)


def facts(found):
    """How long each takes to leave the ridge, on which theta_2 is 0, from the default start."""
    off = OFFSET.default
    at = found.where(start=START.default, offset=off, noise=NOISE.default)
    gd, sgd, momentum = ((abs(at(f"path.{key}")[:, 1]) > AWAY).argmax() for key in ("gd", "sgd", "momentum"))
    newton = abs(at("path.newton")).max(axis=1)
    ridge = abs(found.at("path.gd", start=START.default, offset=0.0)[-1, 1])
    fact = about(f"from the start {START.text(START.default)}, {off} off the ridge, rate {RATE}")
    escaped = about(f"step at which it is first more than {AWAY} from the ridge, rate {RATE}")
    exactly = f"distance of gradient descent from the ridge, started exactly on it, after {STEPS} steps"
    stays = f"distance of Newton's method from the saddle after {STEPS} steps"
    arrives = f"steps of Newton's method to within {NEAR} of the saddle"
    return {
        "gd": escaped(gd, "gradient descent", "d", low=40),
        "momentum": escaped(momentum, "momentum", "d", low=5, high=gd - 1),
        "sgd": escaped(sgd, f"SGD with noise {NOISE.default}", "d", low=5, high=gd - 1),
        "newton": fact(newton[-1], stays, ".1g", high=1e-6),
        "newton_steps": fact((newton < NEAR).argmax(), arrives, "d", high=10),
        "ridge": Fact(ridge, exactly, format="g", high=1e-5),
    } | settings(start_off_ridge=off, escaped_beyond=AWAY)


STUDY = race(
    Saddle(),
    {"gd": SGD(), "sgd": SGD(), "momentum": Momentum(), "newton": Newton()},
    (START, OFFSET, NOISE),
    STEPS,
    rate=RATE,
    exact=("gd", "momentum", "newton"),
    seed=2,
    labels={"gd": "Gradient descent", "sgd": "Noisy SGD"},
    facts=facts,
)
SCENE = Scene(
    "Escape from a saddle",
    STUDY,
    (
        Paths(Saddle(), handle="start", title="Two minima and a saddle: drag the start"),
        Curves("loss", y_label="loss", domain=(-0.35, 1.4), title="Loss"),
    ),
    caption="The surface falls to two minima, above and below the saddle in the middle. The ridge line is $\\theta_2 = 0$; the start is as far off it as the slider says, and exactly on it at zero.",
    alt="Contours of a saddle between two minima. Gradient descent creeps along the ridge to the saddle before it turns off; Newton's method goes to the saddle and stays.",
    clock=Clock("step", (50, 100, 150), 100),
)
