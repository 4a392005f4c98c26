"""A map of momentum against rate, on one mode of a quadratic: converges, oscillates, diverges."""

import numpy as np

from engine.figures import Curves, Heat, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, Sweep, about, choice, descend, in_words
from engine.maths.optimizers import Momentum, Nesterov
from engine.maths.surfaces import Valley

STEPS, SHOWN, EARLY, FAR = 600, 60, 120, ((-1e6, 1e6), (-1e6, 1e6))
BETA = Axis("beta", "Momentum β", np.arange(0, 1, 0.05).round(2).tolist(), 0.8, format=".2f")
RULE = choice("rule", "Rule", {"momentum": "heavy ball", "nesterov": "Nesterov"})
RULES = {"momentum": Momentum, "nesterov": Nesterov}
RATE = Axis("learning_rate", "Rate ε (curvature 1)", np.arange(0.1, 4.05, 0.1).round(1).tolist(), 0.5, format=".1f")


def record(axes):
    """One coordinate of curvature 1 from 1, for every beta and rate; its kind is read off the path itself."""
    sweep = Sweep(axes[1:])
    beta, rate = sweep.columns().values()
    sorts, shown = [], []
    for rule in RULES.values():
        path = descend(rule(beta), Valley(condition=1.0), (1.0, 1.0), rate, STEPS, bounds=FAR).path[:, 0]
        sorts.append(sweep.grid(kinds(path)).values)
        shown.append(sweep.grid(path[: SHOWN + 1].T.clip(-20, 20), "step").values)
    names = tuple(axis.name for axis in axes)
    grids = {"kind.all": Grid(names, np.stack(sorts)), "theta.mode": Grid((*names, "step"), np.stack(shown))}
    return Recording(axes, grids, labels={"mode": "distance from the minimum"})


def kinds(path):
    """(runs,): 0 goes straight to the minimum, 1 gets there swinging, 2 does not get there."""
    early = path[:EARLY]
    swings = ((np.diff(np.sign(early), axis=0) != 0) & (np.abs(early[1:]) > 1e-9)).sum(axis=0) > 1
    return np.where(np.abs(path[-1]) >= 1, 2, np.where(swings, 1, 0))


def facts(found):
    """How the measured borders agree with the formulas: stable below 2 (1 + beta), swinging where sqrt(eps) > 1 - sqrt(beta)."""
    kind, ahead = (found.at("kind.all", rule=rule) for rule in RULES)
    beta, rate = np.meshgrid(BETA.values, RATE.values, indexing="ij")
    edge = np.abs(rate - 2 * (1 + beta)) < 1e-9
    stable = (kind < 2) == (rate < 2 * (1 + beta))
    inside = kind < 2
    swinging = (kind == 1) == (np.sqrt(rate) > 1 - np.sqrt(beta))
    limit = 2 * (1 + beta) / (1 + 2 * beta)
    off_edge = np.abs(rate - limit) > 0.01
    share = about("share of those that do as the formula says")
    return {
        "nesterov": share(
            ((ahead < 2) == (rate < limit))[off_edge].mean(),
            "Nesterov off the edge, stable for ε < 2 (1 + β) / (1 + 2 β)",
            ".0%",
            low=0.97,
        ),
        "narrower": Fact(
            (ahead < 2).mean() / (kind < 2).mean(),
            "cells that converge, Nesterov over heavy ball",
            format=".0%",
            high=0.7,
        ),
        "runs": Fact(2 * kind.size, "settings of momentum and rate", format="d"),
        "stable": share(stable[~edge].mean(), "off the edge, stable for ε < 2 (1 + β)", ".0%", low=0.99),
        "swinging": share(swinging[inside].mean(), "stable, swinging for √ε > 1 − √β", ".1%", low=0.95),
    }


STUDY = Study((RULE, BETA, RATE), record, facts)
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
