"""Who is first, at every rate: the share of starts on the winding valley from which each optimizer gets there first."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab import race
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Adam, Momentum, RMSProp
from engine.maths.surfaces import Snake

STEPS, TARGET, NEVER = 200, 0.01, 10**6
RATES = np.geomspace(0.001, 0.3, 26)
STARTS = [((c + 0.5) / 12, (r + 0.5) / 8) for c in range(12) for r in range(8)]
RACERS = (SGD(), Momentum(), RMSProp(), Adam())
AXES = (
    Axis("learning_rate", "Learning rate", tuple(RATES), RATES[0]),
    Axis("start", "Start", STARTS, STARTS[0], "drag"),
)


def record(axes):
    raced = race(Snake(b=45.0), RACERS, AXES, STEPS, start_in="window").record(AXES)
    steps = {
        k: steps_to(raced.grids[f"loss.{k}"].values, TARGET, raced.grids[f"ended.{k}"].values) for k in raced.labels
    }
    table = np.stack([np.where(s < 0, NEVER, s) for s in steps.values()])  # racers, rates, starts
    shared, own = credit(table), credit(table.min(axis=1)[:, None, :])
    grids = {f"share.{key}": Grid(("point",), row) for key, row in zip(steps, shared, strict=True)}
    grids["rate.all"] = Grid(("point",), RATES)
    return Recording((), grids, facts(table, shared, own), raced.labels)


def credit(table):
    """(racers, rates): the share of the starts that anybody solved in which each was first, ties shared."""
    first = (table == table.min(axis=0)) & (table < NEVER)
    solved = np.maximum((table < NEVER).any(axis=0).sum(axis=-1), 1)
    return (first / np.maximum(first.sum(axis=0), 1)).sum(axis=-1) / solved


def facts(table, shared, own):
    """The shares that the chapter quotes: of all solved settings, at low and at high rates, each at its own best."""
    runs = f"{len(RATES)} rates from 0.001 to 0.3, {len(STARTS)} starts, winding valley, {STEPS} steps, four racers, no noise"
    first = (table == table.min(axis=0)) & (table < NEVER)
    solved = (table < NEVER).any(axis=0)
    overall = (first[3] / np.maximum(first.sum(axis=0), 1)).sum() / solved.sum()
    low, high = RATES <= 0.03, RATES >= 0.15
    some = solved[high].any(axis=-1)
    named = {
        "adam": Fact(
            float(overall), f"share of solved settings in which Adam was first: {runs}", format=".0%", low=0.1, high=0.5
        ),
        "adam_low": Fact(
            float(shared[3][low].max()), f"Adam's largest share at any rate up to 0.03: {runs}", format=".0%", high=0.1
        ),
        "adam_high": Fact(
            float(shared[3][high][some].min()),
            f"Adam's smallest share at any rate from 0.15: {runs}",
            format=".0%",
            low=0.8,
        ),
        "settings": Fact(int(solved.sum()), f"settings of rate and start that some racer solved: {runs}", format="d"),
        "starts": Fact(len(STARTS), "starts on a grid over the window", format="d"),
    }
    keys = ("sgd", "momentum", "rmsprop", "adam")
    won = {
        f"own.{k}": Fact(float(v), f"share of starts won by {k} when each has its own best rate: {runs}", format=".0%")
        for k, v in zip(keys, own[:, 0], strict=True)
    }
    return named | won


STUDY = Study((), record)
SCENE = Scene(
    "Who is first, at every rate",
    STUDY,
    (
        Curves(
            "share",
            x="rate",
            log_x=True,
            x_label="learning rate",
            y_label="share of starts in which it is first",
            domain=(0, 1),
        ),
    ),
    caption="For each rate, the share of the solved starts from which each of four optimizers brings the loss under 0.01 first; ties are shared.",
    alt="Four curves against the learning rate. Momentum is first nearly everywhere at small rates, Adam at large ones.",
    clock=None,
)
