"""own_best: a race or contest told twice, at one setting of an axis for all, and each at the one that suits it best."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.fact import Fact
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
) -> Study:
    """The study's grids, and of each that depends on `over` best_QUANTITY.KEY, at the stop of `over` that is best from
    each setting of the other axes; that stop is own.KEY. `mode` is the reader's choice between the two.

    Best is the least of steps.KEY where a target was set, otherwise of the last loss.KEY, the mean over its seeds.
    Raises ValueError where a best is the first or the last stop of `over`, unless `at_end` says why it is meant.
    """

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
        measure = (
            "fewest steps to the target, else" if any(key.startswith("steps.") for key in found.grids) else "least"
        )
        note(
            "Best", f"{over.label.lower()} of each rule by {measure} last loss".replace("else last", "else least last")
        )
        grids = {}
        for key in found.labels:
            index = best(found, key)
            grids[f"own.{key}"] = Grid(index.dims, np.array(over.values)[index.values])
            for name, grid in found.grids.items():
                quantity, series = name.split(".")
                if series == key and over.name in grid.dims:
                    grids[f"best_{quantity}.{key}"] = pick(grid, over.name, index)
        return grids

    return study.adding(more, axes=(mode,), facts=facts)
