"""Recording: what a study computed, as arrays with named dimensions, and the facts measured on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.errors import nearest
from engine.lab.sweep import Axis

OTHER_DIMS = ("step", "xy", "point", "bar")  # of a grid, besides the axes; 'xy' is 2 long


@dataclass(frozen=True)
class Grid:
    """An array whose dimensions have names: those of axes first, then others such as 'step', 'xy', 'point'."""

    dims: tuple[str, ...]
    values: np.ndarray

    def __post_init__(self):
        if self.values.ndim != len(self.dims):
            raise ValueError(f"{self.values.ndim} dimensions for the names {self.dims}")
        if not np.isfinite(self.values).all():
            raise ValueError("a recording holds finite numbers only; end the run where it leaves them")


@dataclass(frozen=True)
class Fact:
    """A measured number. `low` and `high` bound the range in which the sentence that quotes it is true.

    `format` is how prose shows it unless it asks otherwise; `what` says in words what was measured, in how many runs
    and with which seed.
    """

    value: float
    what: str
    unit: str = ""
    format: str = ".3g"
    low: float | None = None
    high: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the value lies in its range; a fact without a range claims nothing and always holds."""
        above = self.low is None or self.value >= self.low
        return bool(np.isfinite(self.value) and above and (self.high is None or self.value <= self.high))


@dataclass(frozen=True)
class Recording:
    """`grids` are keyed "quantity.series" (path.momentum, loss.momentum, ended.momentum, loss.train).

    A grid depends only on the axes its dims name. Where a run left the picture for good or the finite numbers,
    `ended.SERIES` (dims: the axes) holds the step, else -1, and the other grids of that run repeat their last good
    value. `labels` name series for the reader; `runs` and `steps` say how many runs, and optimizer steps in all of them
    together, were computed; `seed` the noise drawn.
    """

    axes: tuple[Axis, ...]
    grids: Mapping[str, Grid]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    runs: int = 0
    steps: int = 0
    seed: int | None = None

    def __post_init__(self):
        lengths = {axis.name: len(axis) for axis in self.axes} | {"xy": 2}
        for key, grid in self.grids.items():
            if key.count(".") != 1:
                raise ValueError(f"grid '{key}': a key is 'quantity.series'")
            for dim, size in zip(grid.dims, grid.values.shape, strict=True):
                if dim not in lengths and dim not in OTHER_DIMS:
                    raise ValueError(f"grid '{key}': no axis '{dim}'{nearest(dim, (*lengths, *OTHER_DIMS))}")
                if size != lengths.get(dim, size):
                    raise ValueError(f"grid '{key}': {size} entries along '{dim}', which has {lengths[dim]}")

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
        if key not in self.grids:
            raise ValueError(f"no grid is called '{key}'{nearest(key, self.grids)}")
        grid = self.grids[key]
        stops = {name: self.axis(name).index(value) for name, value in setting.items()}
        return grid.values[tuple(stops.get(dim, slice(None)) for dim in grid.dims)]

    def axis(self, name: str) -> Axis:
        """The axis of that name. Raises ValueError where there is none."""
        axes = {axis.name: axis for axis in self.axes}
        if name not in axes:
            raise ValueError(f"no axis is called '{name}'{nearest(name, axes)}")
        return axes[name]
