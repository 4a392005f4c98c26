"""A map of momentum against rate, on one mode of a quadratic: converges, oscillates, diverges."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves, Heat
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis, Sweep
from engine.maths.optimizers import Momentum
from engine.maths.surfaces import Valley

STEPS, FAR = 60, 1e6
BETA = Axis("beta", "Momentum β", tuple(np.round(np.arange(0, 1, 0.05), 2)), 0.8, format=".2f")
RATE = Axis("learning_rate", "Rate ε (curvature 1)", tuple(np.round(np.arange(0.1, 4.05, 0.1), 1)), 0.5, format=".1f")


def record(axes):
    """One coordinate of curvature 1 from 1, for every beta and rate; its kind is read off the path itself."""
    sweep = Sweep(axes)
    beta, rate = sweep.columns().values()
    theta, mode = np.ones((2, sweep.runs)), Valley(condition=1.0)
    rule = Momentum(beta=beta)
    state, path = rule.init(theta), [theta[0].copy()]
    for _ in range(600):
        rule.step(theta, state, mode.grad, rate)
        theta[:] = np.clip(theta, -FAR, FAR)
        state[:] = np.clip(state, -FAR, FAR)
        path.append(theta[0].copy())
    path = np.array(path)
    kind = kinds(path, beta, rate)
    grids = {
        "kind.all": Grid(sweep.names, kind.reshape(sweep.shape)),
        "theta.momentum": Grid(
            (*sweep.names, "step"), np.clip(path[: STEPS + 1].T, -20, 20).reshape(*sweep.shape, STEPS + 1)
        ),
    }
    return Recording(
        axes,
        grids,
        facts(path, kind, beta, rate),
        {"momentum": "distance from the minimum"},
        sweep.runs,
        sweep.runs * 600,
    )


def kinds(path, beta, rate):
    """(runs,): 0 goes straight to the minimum, 1 gets there swinging, 2 does not get there."""
    gone = ~(np.abs(path[-1]) < 1)
    early = path[:120]
    swings = ((np.diff(np.sign(early), axis=0) != 0) & (np.abs(early[1:]) > 1e-9)).sum(axis=0) > 1
    return np.where(gone, 2, np.where(swings, 1, 0))


def facts(path, kind, beta, rate):
    """How the measured borders agree with the formulas: stable below 2 (1 + beta), swinging above (1 - sqrt(eps))^2."""
    edge = np.abs(rate - 2 * (1 + beta)) < 1e-9
    stable = (kind < 2) == (rate < 2 * (1 + beta))
    inside = (rate < 1) & (kind < 2)
    swinging = (kind == 1) == (beta > (1 - np.sqrt(rate)) ** 2)
    return {
        "runs": Fact(len(rate), "settings of momentum and rate", format="d"),
        "stable": Fact(
            float(stable[~edge].mean()),
            "share of settings, off the edge, whose measured stability agrees with ε < 2 (1 + β)",
            format=".0%",
            low=0.99,
        ),
        "swinging": Fact(
            float(swinging[inside].mean()),
            "share of stable settings with ε < 1 that swing exactly where β > (1 − √ε)²",
            format=".0%",
            low=0.95,
        ),
    }


STUDY = Study((BETA, RATE), record)
SCENE = Scene(
    "Converge, oscillate, diverge",
    STUDY,
    (
        Heat(
            "kind.all",
            "learning_rate",
            "beta",
            ("straight in", "swings in", "does not"),
            (2, 4, 6),
            title="What happens",
        ),
        Curves("theta", y_label="distance from the minimum", domain=(-2, 2), title="At this setting"),
    ),
    caption="One mode of a quadratic with curvature 1, started at distance 1. The white spot is the setting of the sliders.",
    alt="A map of momentum against rate with three regions, and the path of one setting, which swings into the minimum.",
    chunks=("beta",),
)
