"""own_best: a race told twice, at one setting of an axis for all, and each optimizer at the one it is quickest at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from engine.fact import Fact
from engine.lab.recording import Grid, Recording
from engine.lab.standings import best, pick, steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis


def own_best(
    race: Study,
    over: Axis,
    target: float,
    mode: Axis,
    facts: Callable[[Recording], Mapping[str, Fact]] = lambda _: {},
) -> Study:
    """The race's grids, and steps.KEY to a loss that stays at or below `target`; best_QUANTITY.KEY of all of them at
    the stop of `over` that is quickest from each setting of the other axes, and that stop as own.KEY. `mode` is the
    reader's choice between the two."""

    def record(axes):
        raced = race.record(race.axes)
        grids = dict(raced.grids)
        for key in raced.labels:
            loss, ended = grids[f"loss.{key}"], grids[f"ended.{key}"]
            grids[f"steps.{key}"] = Grid(ended.dims, steps_to(loss.values, target, ended.values))
            quickest = best(grids[f"steps.{key}"], over.name, loss.at(step=-1))
            grids[f"own.{key}"] = Grid(quickest.dims, np.array(over.values)[quickest.values])
            for quantity in ("steps", "path", "loss", "ended"):
                grids[f"best_{quantity}.{key}"] = pick(grids[f"{quantity}.{key}"], over.name, quickest)
        return replace(raced, axes=axes, grids=grids)

    return Study((*race.axes, mode), record, facts)
