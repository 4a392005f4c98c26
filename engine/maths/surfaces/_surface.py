"""The contract of a surface: a function of two parameters with its derivatives, and what a picture of it needs."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.maths.objective import Objective
from engine.maths.ranges import Number, check

Window = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Surface(Objective):
    """A smooth function f(x, y). Its fields are its shape: numbers, or (runs,) arrays with one entry a run; one outside
    of its range (`ranges.within`) is a ValueError.

    theta holds the coordinate planes first: (2, runs) for runs, (2, h, w) for a grid, (2,) for one point. `value`
    drops the first dimension and `grad` keeps it. Formulas are elementwise, so a batch is each of its points alone.
    """

    dims: ClassVar[int] = 2
    label: ClassVar[str]  # the name a reader sees
    formula: ClassVar[str]  # TeX, the fields by their symbols
    source: ClassVar[str]  # where the formula comes from
    window: ClassVar[Window]  # (x0, x1), (y0, y1): what a picture shows
    start: ClassVar[tuple[float, float]]  # a telling place to begin a descent

    def __post_init__(self) -> None:
        check(self)

    @abstractmethod
    def value(self, theta: np.ndarray) -> np.ndarray:
        """f at theta, (2, ...) -> (...)."""

    @abstractmethod
    def grad(self, theta: np.ndarray) -> np.ndarray:
        """(df/dx, df/dy) at theta, (2, ...) -> (2, ...)."""

    @abstractmethod
    def hessian(self, theta: np.ndarray) -> np.ndarray:
        """The symmetric matrix of second derivatives at theta, (2, ...) -> (2, 2, ...)."""

    @property
    @abstractmethod
    def minima(self) -> np.ndarray:
        """All global minima, (n, 2); (n, 2, runs) where a field they depend on is an array."""

    @property
    def lowest(self) -> np.ndarray:
        """The value at the global minima: a number, or (runs,) where fields are arrays."""
        return self.value(self.minima[0])

    def grid(self, size: int = 201) -> np.ndarray:
        """size x size points that cover the window, (2, size, size); y runs down the rows, x along them."""
        x, y = (np.linspace(*ends, size) for ends in self.window)
        return np.array(np.meshgrid(x, y))

    def levels(self, count: int = 16) -> np.ndarray:
        """Contour levels, (count,), rising: log-spaced above the minimum, so that valley floor and walls both show.

        The lowest line encloses at most 1% of the window. Fields must be floats.
        """
        heights = self.value(self.grid()) - self.lowest
        top = heights.max()
        return self.lowest + np.geomspace(min(np.quantile(heights, 0.01), 1e-3 * top), 0.8 * top, count)


def points(*pairs) -> np.ndarray:
    """Points (x, y) of numbers or (runs,) arrays as one array, (n, 2) or (n, 2, runs)."""
    coordinates = np.broadcast_arrays(*(np.asarray(c, dtype=float) for pair in pairs for c in pair))
    return np.array(coordinates).reshape(len(pairs), 2, *coordinates[0].shape)


def symmetric(xx, xy, yy, like: np.ndarray) -> np.ndarray:
    """The matrix [[xx, xy], [xy, yy]], (2, 2, ...), each entry broadcast against `like`, a coordinate plane."""
    xx, xy, yy, _ = np.broadcast_arrays(xx, xy, yy, like)
    return np.array([[xx, xy], [xy, yy]])


def even_levels(surface: Surface, count: int) -> np.ndarray:
    """(count,) levels at equal distances, for surfaces whose contours should be close where they are steep."""
    return np.linspace(surface.lowest, surface.value(surface.grid()).max(), count + 2)[1:-1]


def levels_through(crossing: float, low: Number, high: float, count: int) -> np.ndarray:
    """(count,) levels rising from `low` to `high` that thin out from `crossing`, which is one of them.

    A saddle's own level is the contour that crosses itself, the one its picture cannot do without.
    """
    below = count // 3
    down = np.linspace(1, 0, below + 1)[1:-1] ** 2
    up = np.linspace(0, 0.95, count - len(down)) ** 2
    return np.concatenate((crossing - (crossing - low) * down, crossing + (high - crossing) * up))
