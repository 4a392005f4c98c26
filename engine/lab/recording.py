"""Recording: what a study computed, as arrays with named dimensions, and the facts measured on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.errors import nearest
from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.grid import Best, Grid
from engine.lab.standings import quickest

OTHER_DIMS = ("seed", "step", "point", "bar", "xy")  # of a grid, after the axes and in this order; 'xy' is 2 long


@dataclass(frozen=True)
class Recording:
    """`grids` are keyed "quantity.series" (path.momentum, loss.momentum, ended.momentum, loss.train).

    A grid depends only on the axes its dims name. Where a run left the picture for good or the finite numbers,
    `ended.SERIES` (dims: the axes) holds the step, else -1, and the other grids of that run repeat their last good
    value. `labels` name series for the reader. `runs` and `steps` say how many runs, and steps in all of them together,
    were computed, and `seeds` from which random seeds: the lab counts them (Study.run), and notes in `method` how they
    were made, what -> how. A grid may keep every seed, in a dimension 'seed'.

    Raises ValueError, naming the grid, where its key, its dimensions, their order or their lengths are not those of a
    grid on these axes, or where a number is not finite.
    """

    axes: tuple[Axis, ...]
    grids: Mapping[str, Grid]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    runs: int = 0
    steps: int = 0
    seeds: tuple[int, ...] = ()
    method: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self):
        names = [axis.name for axis in self.axes]
        lengths = {axis.name: len(axis) for axis in self.axes} | {"xy": 2}
        for key, grid in self.grids.items():
            if key.count(".") != 1:
                raise ValueError(f"grid '{key}': a key is 'quantity.series'")
            for dim, size in zip(grid.dims, grid.values.shape, strict=True):
                if dim not in lengths and dim not in OTHER_DIMS:
                    raise ValueError(f"grid '{key}': no axis '{dim}'{nearest(dim, (*names, *OTHER_DIMS))}")
                if size != lengths.get(dim, size):
                    raise ValueError(f"grid '{key}': {size} entries along '{dim}', which has {lengths[dim]}")
            if said := _disorder(grid, names) or self._not_finite(grid):
                raise ValueError(f"grid '{key}': {said}")

    def _not_finite(self, grid: Grid) -> str:
        """Where a grid first has something that is not finite, in words; "" where it has not."""
        wrong = ~np.isfinite(grid.values)
        if not wrong.any():
            return ""
        place = [int(i) for i in np.argwhere(wrong)[0]]
        texts = {axis.name: [axis.text(value) for value in axis.values] for axis in self.axes}
        at = ", ".join(f"{dim} {texts[dim][i] if dim in texts else i}" for dim, i in zip(grid.dims, place, strict=True))
        found = f"{grid.values[tuple(place)]} at {at or 'its one place'}, {wrong.sum():,} such of {wrong.size:,}"
        return f"{found}: a recording holds finite numbers only; end the run where it leaves them"

    def grid(self, key: str) -> Grid:
        """The grid "quantity.series". Raises ValueError, with the nearest key, where there is none."""
        if key not in self.grids:
            parts = [known for known in self.grids if known.startswith(f"{key}.")]
            whole = f"; a whole key is asked for, such as '{parts[0]}'" if parts else nearest(key, self.grids)
            raise ValueError(f"no grid is called '{key}'{whole}")
        return self.grids[key]

    def series(self, quantity: str) -> tuple[str, ...]:
        """The series recorded for a quantity, in the order recorded. Raises ValueError where there is none."""
        pairs = [key.split(".", 1) for key in self.grids]
        found = tuple(series for known, series in pairs if known == quantity)
        if not found:
            raise ValueError(
                f"nothing recorded is called '{quantity}'{nearest(quantity, {known for known, _ in pairs})}"
            )
        return found

    def at(self, key: str, **setting) -> np.ndarray:
        """A grid at the stops named, `at("loss.momentum", beta=0.9)`, with the dimensions that are not named left.

        An axis on which the grid does not depend makes no difference. Raises ValueError for a grid, an axis or a stop
        that is not there.
        """
        return self._part(key, setting).values

    def mean(self, key: str, **setting) -> np.ndarray:
        """The mean over the seeds of a grid at the stops named, with the dimensions left. Raises ValueError as `at`."""
        return self._part(key, setting).mean("seed").values

    def best(
        self,
        key: str,
        *axes: Axis,
        most: bool = False,
        without: Mapping[str, object] | None = None,
        at_end: str = "",
        **setting,
    ) -> Best:
        """Where along `axes` a grid is least, or most, at the stops of the other axes named: see `Grid.best`.

        `best("loss.adam", RATE).setting` can be handed to `at` and `mean`: `mean("right.adam", **best.setting)`.
        """
        return self._part(key, setting).best(*axes, most=most, without=without, at_end=at_end)

    def quickest(self, series: str, axis: Axis, at_end: str = "", **setting) -> Best:
        """Where along `axis` the grid steps.SERIES is least, at a stop of every other axis; never, -1, is last."""
        grid = self._part(f"steps.{series}", setting)
        if grid.dims != (axis.name,):
            raise ValueError(f"the quickest of {', '.join(grid.dims)} is asked for along {axis.name} alone")
        stop = int(quickest(grid, axis, at_end=at_end).values)
        return Best({axis.name: axis.values[stop]}, grid.at(**{axis.name: stop}))

    def where(self, **setting) -> Callable[..., np.ndarray]:
        """`at` with some stops chosen already: `where(surface="snake")("loss.sgd", learning_rate=0.1)`."""
        return lambda key, **more: self.at(key, **setting, **more)

    def _part(self, key: str, setting: Mapping[str, object]) -> Grid:
        """A grid at the stops named."""
        return self.grid(key).at(**{name: self.axis(name).index(value) for name, value in setting.items()})

    def axis(self, name: str) -> Axis:
        """The axis of that name. Raises ValueError where there is none."""
        axes = {axis.name: axis for axis in self.axes}
        if name not in axes:
            raise ValueError(f"no axis is called '{name}'{nearest(name, axes)}")
        return axes[name]


def _disorder(grid: Grid, axes: list[str]) -> str:
    """What is wrong with the order of a grid's dimensions, in words; "" where nothing is. Seeds stand anywhere."""
    ranks = {dim: 1 + n for n, dim in enumerate(OTHER_DIMS)} | dict.fromkeys(axes, 0)
    dims = [dim for dim in grid.dims if dim != "seed"]
    right = sorted(dims, key=lambda dim: ranks[dim])
    if dims == right:
        return ""
    return f"its dimensions are ({', '.join(dims)}); axes come first, then 'step', then the rest: ({', '.join(right)})"
