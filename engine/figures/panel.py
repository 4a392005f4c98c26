"""Panel: one drawing of a scene, in the units of its own picture, ready to be packed or written as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

WIDTH = 400
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 23, 24  # room for the labels and the names of axes, 13 pixels high on a phone


@dataclass(frozen=True)
class Scale:
    """How a data value becomes a position: linear or logarithmic from `domain` onto `range` (picture units).

    `stops` are values with what their labels say, where these are not round numbers but names.
    """

    label: str
    domain: tuple[float, float]
    range: tuple[float, float]
    log: bool = False
    stops: tuple[tuple[float, str], ...] = ()

    def __call__(self, values, hold: float = 0.0) -> np.ndarray:
        """Positions of data values; those more than `hold` units outside the range are held there."""
        values = np.asarray(values, dtype=float)
        a, b, v = map(self._along, (*self.domain, values))
        positions = self.range[0] + (v - a) / (b - a) * (self.range[1] - self.range[0])
        return np.clip(positions, min(self.range) - hold, max(self.range) + hold)

    def holds(self, value: float) -> bool:
        """Whether a value is within the domain."""
        return min(self.domain) <= value <= max(self.domain)

    def _along(self, values) -> np.ndarray:
        return np.log10(np.maximum(values, 1e-300)) if self.log else values


@dataclass(frozen=True)
class Layer:
    """What moves in a panel: one series, drawn anew for every setting and, if `clocked`, for every tick.

    `mark` names a file of engine/figures/marks, which says what is drawn. `points` is (settings..., n, 2) in picture
    units, its leading dimensions those of `axes`; (settings..., ticks, n, 2), x the same at every tick, where the whole
    layer changes with the clock. `ended` (settings...) is the tick at which the run left the picture for good, -1 where
    it did not. `values` (settings..., n) are what the points show, told beside the name at the clock's tick. Bars are
    `width` wide and stand on `base`. `when` limits the layer to settings: {"rates": "same"} shows it only while axis
    `rates` stands at that value.
    """

    series: str
    label: str
    mark: str
    axes: tuple[str, ...]
    points: np.ndarray
    clocked: bool = False
    ended: np.ndarray | None = None
    values: np.ndarray | None = None
    base: float = 0.0
    width: float = 24.0
    when: Mapping[str, object] = field(default_factory=dict)

    @property
    def ticks(self) -> int:
        """How many ticks it moves over; 0 where it stands still."""
        return self.points.shape[len(self.axes)] if self.clocked else 0

    @property
    def whole_frames(self) -> bool:
        """Whether `points` has a dimension of ticks: all of the layer changes with the clock."""
        return self.points.ndim == len(self.axes) + 3


@dataclass(frozen=True)
class Table:
    """A table below the pictures: a row a series, a value per setting. `values` is (settings...) numbers, -1 none.

    Where `clocked`, a value counts ticks and is shown only within the reader's horizon. `best` is "low", "high" or "".
    `beside` heads a further number in each row, that of `notes`, its axes and values: what it was run with.
    """

    column: str
    rows: tuple[tuple[str, str], ...]  # (series, label)
    axes: tuple[tuple[str, ...], ...]  # a row
    values: tuple[np.ndarray, ...]  # a row
    clocked: bool = False
    best: str = "low"
    missing: str = "–"
    when: Mapping[str, object] = field(default_factory=dict)
    beside: str = ""
    notes: tuple[tuple[tuple[str, ...], np.ndarray], ...] = ()  # a row


@dataclass(frozen=True)
class Cells:
    """What a map says in each cell: `values` (others..., y, x) over the axes `others`, `y` and `x`.

    With `classes` a value is the number of a class.
    """

    x: str
    y: str
    others: tuple[str, ...]
    values: np.ndarray
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One picture `width` by `height` units: a still backdrop for every setting of `backdrop_axes`, and layers on it.

    `backdrops` are SVG fragments (the inside of an <svg>), row by row over `backdrop_axes`. `handle` names a `drag`
    axis whose start can be dragged in this panel and gives the picture positions of its values, (n, 2). `windows` are
    the scales at each backdrop where they differ; `x` and `y` are None then. `naming` says where the names of lines
    stand: "beside" their heads, in a "column" right of the plot, there "valued", or nowhere. A map has `cells`,
    a surface at each backdrop the heights of its `relief` (rows, columns).
    """

    name: str
    title: str
    width: int
    height: int
    x: Scale | None
    y: Scale | None
    backdrop_axes: tuple[str, ...]
    backdrops: tuple[str, ...]
    layers: tuple[Layer, ...] = ()
    handle: tuple[str, np.ndarray] | None = None
    windows: tuple[tuple[Scale, Scale], ...] = ()
    naming: str = ""
    cells: Cells | None = None
    relief: tuple[np.ndarray, ...] = ()

    @property
    def plot(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the area that holds the data."""
        x, y = self.windows[0] if self.windows else (self.x, self.y)
        if x is None or y is None:
            return 0, 0, self.width, self.height
        return round(x.range[0]), round(y.range[1]), round(x.range[1]), round(y.range[0])
