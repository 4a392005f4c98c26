"""Recording: what a study computed, as arrays with named dimensions, and the facts measured on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.errors import nearest
from engine.fact import Fact
from engine.lab.sweep import Axis

OTHER_DIMS = ("seed", "step", "xy", "point", "bar")  # of a grid, besides the axes; 'xy' is 2 long


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

    def at(self, **index: int) -> Grid:
        """The entries at these places of the dimensions named, `at(step=-1)`; the other dimensions are left."""
        place = tuple(index.get(dim, slice(None)) for dim in self.dims)
        return Grid(tuple(dim for dim in self.dims if dim not in index), self.values[place])

    def mean(self, dim: str) -> Grid:
        """The mean along a dimension, which is gone."""
        return self.over(dim, "mean")

    def over(self, dim: str, of: str) -> Grid:
        """The "mean", "min" or "max" along a dimension, which is gone."""
        at = self.dims.index(dim)
        return Grid(self.dims[:at] + self.dims[at + 1 :], getattr(self.values, of)(axis=at))

    def best(self, dim: str, over: str, most: bool = False) -> Grid:
        """The entries at that place of `dim` where the mean over `over` is least, or most."""
        mean = self.mean(over).values
        return self.at(**{dim: int(mean.argmax() if most else mean.argmin())})


@dataclass(frozen=True)
class Recording:
    """`grids` are keyed "quantity.series" (path.momentum, loss.momentum, ended.momentum, loss.train).

    A grid depends only on the axes its dims name. Where a run left the picture for good or the finite numbers,
    `ended.SERIES` (dims: the axes) holds the step, else -1, and the other grids of that run repeat their last good
    value. `labels` name series for the reader. `runs` and `steps` say how many runs, and optimizer steps in all of them
    together, were computed, and `seeds` from which random seeds: the lab counts them (Study.run). A grid may keep every
    seed, in a dimension 'seed'.
    """

    axes: tuple[Axis, ...]
    grids: Mapping[str, Grid]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    runs: int = 0
    steps: int = 0
    seeds: tuple[int, ...] = ()

    def __post_init__(self):
        if not isinstance(self.seeds, tuple):
            object.__setattr__(self, "seeds", () if self.seeds is None else (self.seeds,))
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

    def where(self, **setting) -> Callable[..., np.ndarray]:
        """`at` with some stops chosen already: `where(surface="snake")("loss.sgd", learning_rate=0.1)`."""
        return lambda key, **more: self.at(key, **setting, **more)

    def axis(self, name: str) -> Axis:
        """The axis of that name. Raises ValueError where there is none."""
        axes = {axis.name: axis for axis in self.axes}
        if name not in axes:
            raise ValueError(f"no axis is called '{name}'{nearest(name, axes)}")
        return axes[name]
