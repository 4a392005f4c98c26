"""Sweep: all settings of some axes as columns with one entry a run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import prod

import numpy as np

from engine.lab.axis import Axis
from engine.lab.grid import Grid


@dataclass(frozen=True)
class Sweep:
    """All settings of some axes at once: the grid flattened row by row, so that every axis is a column of runs."""

    axes: tuple[Axis, ...]

    def __post_init__(self):
        if len(set(self.names)) != len(self.axes):
            raise ValueError(f"two axes have one name: {', '.join(self.names)}")

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(axis) for axis in self.axes)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(axis.name for axis in self.axes)

    @property
    def runs(self) -> int:
        return prod(self.shape)

    def columns(self) -> dict[str, np.ndarray]:
        """name -> (runs,) array of values; a `drag` axis gives (2, runs), coordinate planes first."""
        index = np.indices(self.shape).reshape(len(self.axes), self.runs)
        return {axis.name: np.array(axis.values)[i].T for axis, i in zip(self.axes, index, strict=True)}

    def grid(self, values: np.ndarray, *dims: str) -> Grid:
        """What was found for every run, (runs, ...), as a grid of the axes and, for the rest, `dims`."""
        return Grid((*self.names, *dims), values.reshape(*self.shape, *values.shape[1:]))

    def subset(self, names: Collection[str]) -> Sweep:
        """The sweep over only the named axes, in this sweep's order."""
        return Sweep(tuple(axis for axis in self.axes if axis.name in names))
