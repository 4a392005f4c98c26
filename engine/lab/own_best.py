"""own_best: a race or contest told twice, at one setting of an axis for all, and each at the one that suits it best."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from engine.fact import Fact
from engine.lab import described
from engine.lab.axis import Axis
from engine.lab.grid import Grid, refuse_ends
from engine.lab.method import note
from engine.lab.recording import Recording
from engine.lab.standings import pick, quickest
from engine.lab.study import Study


def own_best(
    study: Study,
    over: Axis,
    mode: Axis,
    facts: Callable[[Recording], Mapping[str, Fact]] | None = None,
    at_end: str = "",
    shown: Axis | None = None,
) -> Study:
    """The study's grids, and of each that depends on `over` best_QUANTITY.KEY, at the stop of `over` that is best from
    each setting of the other axes; that stop is own.KEY. `mode` is the reader's choice between the two.

    Best is the least of steps.KEY where a target was set, otherwise of the last loss.KEY, the mean over its seeds.
    A wide and fine `over` finds better bests than a reader needs stops: of the study's own grids only those at the
    stops of `shown`, some of them, are kept, where it is given, and it stands in for `over` among the axes.
    Raises ValueError where a best is the first or the last stop of `over`, unless `at_end` says why it is meant, and
    where `over` has no such stop as one of `shown`.
    """
    kept = None if shown is None else [over.index(value) for value in shown.values]

    def best(found: Recording, key: str) -> Grid:
        last = found.grids[f"loss.{key}"].at(step=-1)
        if f"steps.{key}" in found.grids:
            return quickest(found.grids[f"steps.{key}"], over, last, at_end)
        mean = last.mean("seed") if "seed" in last.dims else last
        at = mean.dims.index(over.name)
        index = mean.values.argmin(axis=at)
        refuse_ends(over, index, at_end)
        return Grid(mean.dims[:at] + mean.dims[at + 1 :], index)

    def more(found: Recording) -> dict[str, Grid]:
        measure = "fewest steps to the target, else least" if _timed(found) else "least"
        note("Best", f"{over.label.lower()} of each rule: of {described.numbers(over.values)}, by {measure} last loss")
        grids = {}
        for key in found.labels:
            index = best(found, key)
            grids[f"own.{key}"] = Grid(index.dims, np.array(over.values)[index.values])
            for name, grid in found.grids.items():
                quantity, series = name.split(".")
                if series == key and over.name in grid.dims:
                    grids[f"best_{quantity}.{key}"] = pick(grid, over.name, index)
                    if kept is not None:
                        grids[name] = grid.taking(over.name, kept)
        return grids

    whole = study.adding(more, axes=(mode,), facts=facts)
    if shown is None:
        return whole
    axes = tuple(shown if axis.name == over.name else axis for axis in whole.axes)
    return replace(whole, axes=axes)


def _timed(found: Recording) -> bool:
    return any(name.startswith("steps.") for name in found.grids)
