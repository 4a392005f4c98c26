"""A map of momentum against rate, on one mode of a quadratic: converges, oscillates, diverges."""

import numpy as np

from engine.figures import Curves, Heat, Scene
from engine.lab import Axis, Fact, Recording, Study, Sweep, about, descend, in_words
from engine.maths.optimizers import Momentum
from engine.maths.surfaces import Valley

STEPS, SHOWN, EARLY, FAR = 600, 60, 120, ((-1e6, 1e6), (-1e6, 1e6))
BETA = Axis("beta", "Momentum β", np.arange(0, 1, 0.05).round(2).tolist(), 0.8, format=".2f")
RATE = Axis("learning_rate", "Rate ε (curvature 1)", np.arange(0.1, 4.05, 0.1).round(1).tolist(), 0.5, format=".1f")


def record(axes):
    """One coordinate of curvature 1 from 1, for every beta and rate; its kind is read off the path itself."""
    sweep = Sweep(axes)
    beta, rate = sweep.columns().values()
    path = descend(Momentum(beta), Valley(condition=1.0), (1.0, 1.0), rate, STEPS, bounds=FAR).path[:, 0]
    shown = path[: SHOWN + 1].T.clip(-20, 20)
    grids = {"kind.all": sweep.grid(kinds(path)), "theta.momentum": sweep.grid(shown, "step")}
    return Recording(axes, grids, labels={"momentum": "distance from the minimum"})


def kinds(path):
    """(runs,): 0 goes straight to the minimum, 1 gets there swinging, 2 does not get there."""
    early = path[:EARLY]
    swings = ((np.diff(np.sign(early), axis=0) != 0) & (np.abs(early[1:]) > 1e-9)).sum(axis=0) > 1
    return np.where(np.abs(path[-1]) >= 1, 2, np.where(swings, 1, 0))


def facts(found):
    """How the measured borders agree with the formulas: stable below 2 (1 + beta), swinging above (1 - sqrt(eps))^2."""
    kind = found.at("kind.all")
    beta, rate = np.meshgrid(BETA.values, RATE.values, indexing="ij")
    edge = np.abs(rate - 2 * (1 + beta)) < 1e-9
    stable = (kind < 2) == (rate < 2 * (1 + beta))
    inside = (rate < 1) & (kind < 2)
    swinging = (kind == 1) == (beta > (1 - np.sqrt(rate)) ** 2)
    share = about("share of those that do as the formula says")
    return {
        "runs": Fact(kind.size, "settings of momentum and rate", format="d"),
        "stable": share(stable[~edge].mean(), "off the edge, stable for ε < 2 (1 + β)", ".0%", low=0.99),
        "swinging": share(swinging[inside].mean(), "stable with ε < 1, swinging for β > (1 − √ε)²", ".0%", low=0.95),
    }


STUDY = Study((BETA, RATE), record, facts)
KINDS = ("straight in", "swings in", "does not")
SCENE = Scene(
    "Converge, oscillate, diverge",
    STUDY,
    (
        Heat("kind.all", "learning_rate", "beta", KINDS, (2, 4, 6), title="What happens"),
        Curves("theta", y_label="distance from the minimum", domain=(-2, 2), title="At this setting"),
    ),
    caption="One mode of a quadratic with curvature 1, started at distance 1. The spot is the setting of the sliders; press the map to move it.",
    alt=f"A map of momentum against rate with {in_words(len(KINDS))} regions, and the path of one setting, which swings into the minimum.",
    chunks=("beta",),
)
