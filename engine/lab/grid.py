"""Grid: an array whose dimensions have names, and what experiments ask of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from engine.lab.axis import Axis


class Best(NamedTuple):
    """A best: the `setting`, axis name -> stop, at which it lies, and the `grid` there, with all other dimensions."""

    setting: Mapping[str, object]
    grid: Grid

    @property
    def values(self) -> np.ndarray:
        """The grid's values."""
        return self.grid.values


@dataclass(frozen=True)
class Grid:
    """An array whose dimensions have names: 'seed' and axes first, then others such as 'step', 'xy', 'point'.

    `values` may be given as any array of numbers, a list included; in a `Recording` they are finite. Raises ValueError
    where there are not as many dimensions as names, or no numbers.
    """

    dims: tuple[str, ...]
    values: np.ndarray

    def __init__(self, dims: tuple[str, ...], values: ArrayLike):
        object.__setattr__(self, "dims", tuple(dims))
        object.__setattr__(self, "values", np.asarray(values))
        if self.values.ndim != len(self.dims):
            raise ValueError(f"{self.values.ndim} dimensions for the names {self.dims}")
        if self.values.dtype.kind not in "biuf":
            raise ValueError(f"a grid holds numbers, and this of {self.dims} is of '{self.values.dtype}'")

    def at(self, **index: int) -> Grid:
        """The entries at these places of the dimensions named, `at(step=-1)`; the other dimensions are left."""
        place = tuple(index.get(dim, slice(None)) for dim in self.dims)
        return Grid(tuple(dim for dim in self.dims if dim not in index), self.values[place])

    def taking(self, dim: str, stops: Sequence[int]) -> Grid:
        """The entries at these places of a dimension alone, in this order."""
        return Grid(self.dims, self.values.take(list(stops), axis=self.dims.index(dim)))

    def mean(self, dim: str) -> Grid:
        """The mean along a dimension, which is gone."""
        return self.over(dim, "mean")

    def over(self, dim: str, of: str) -> Grid:
        """The "mean", "min" or "max" along a dimension, which is gone."""
        at = self.dims.index(dim)
        return Grid(self.dims[:at] + self.dims[at + 1 :], getattr(self.values, of)(axis=at))

    def best(
        self, *axes: Axis, most: bool = False, without: Mapping[str, object] | None = None, at_end: str = ""
    ) -> Best:
        """Where along `axes` the mean over the seeds is least, or `most`; what has steps is judged at its last one.

        Stops named in `without`, `{"warmup": 0}`, are left out. Raises ValueError where the best lies at the first or
        the last stop of an axis of numbers, for then it may lie beyond; unless `at_end` says why it is meant.
        """
        judged = self.at(step=-1) if "step" in self.dims else self
        judged = judged.mean("seed") if "seed" in judged.dims else judged
        names = tuple(axis.name for axis in axes)
        if set(names) != set(judged.dims):
            raise ValueError(f"the best of {', '.join(judged.dims)} is asked for along {', '.join(names) or 'no axis'}")
        values = judged.values.transpose([judged.dims.index(name) for name in names]) * (-1.0 if most else 1.0)
        for n, axis in enumerate(axes):
            if axis.name in (without or {}):
                values[(slice(None),) * n + (axis.index((without or {})[axis.name]),)] = np.inf
        place = [int(i) for i in np.unravel_index(values.argmin(), values.shape)]
        for axis, stop in zip(axes, place, strict=True):
            refuse_ends(axis, np.array(stop), at_end)
        setting = {axis.name: axis.values[stop] for axis, stop in zip(axes, place, strict=True)}
        return Best(setting, self.at(**dict(zip(names, place, strict=True))))


def refuse_ends(axis: Axis, index: np.ndarray, at_end: str = "") -> None:
    """Raise ValueError where a best, or one of several, is the first or the last stop of an axis of numbers.

    `index` are the numbers of the best stops. With a reason `at_end` nothing is refused.
    """
    if at_end or not axis.numeric or np.ndim(axis.values) > 1:
        return
    for name, stop in (("first", 0), ("last", len(axis) - 1)):
        share = int((index == stop).sum())
        if share:
            of = f", in {share} of {index.size} settings" if index.size > 1 else ""
            raise ValueError(
                f"the best of '{axis.name}' is its {name} stop, {axis.text(axis.values[stop])}{of}: widen it"
            )
