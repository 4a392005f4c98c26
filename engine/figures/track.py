"""Track: one run of a layer, in tenths of a picture unit, the numbers that the player gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.figures.panel import Layer

Plot = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True)
class Track:
    """`points` (n, 2), or (ticks, n, 2), in tenths of a picture unit; `ended` is the tick at which it ended, or -1.

    Within `plot` it is seen.
    """

    points: np.ndarray
    ended: int = -1
    plot: Plot | None = None  # in tenths

    @property
    def whole(self) -> np.ndarray:
        """The points up to the end of the run."""
        return self.points if self.ended < 0 else self.points[: max(self.ended, 1)]

    def frame(self, tick: int) -> np.ndarray:
        """All points at one tick, (n, 2)."""
        return self.points[min(tick, len(self.points) - 1)]

    def trail(self, tick: int) -> np.ndarray:
        """The points up to a tick."""
        return self.whole[: tick + 1]

    def head(self, tick: int) -> np.ndarray:
        """Where the run is at a tick, (2,)."""
        return self.trail(tick)[-1]

    @property
    def exit(self) -> np.ndarray:
        """Where the run was seen last, (2,): its last point, or where it crossed the edge of the plot for good."""
        if self.plot is None:
            return self.whole[-1]
        low, high = np.array(self.plot[:2]), np.array(self.plot[2:])
        inside = np.flatnonzero(((self.whole >= low) & (self.whole <= high)).all(axis=1))
        last = int(inside[-1]) if len(inside) else 0
        one, other = self.whole[last], self.whole[min(last + 1, len(self.whole) - 1)]
        way = other - one
        parts = [(edge[k] - one[k]) / way[k] for k in (0, 1) for edge in (low, high) if (edge[k] - one[k]) * way[k] > 0]
        return np.clip(np.floor(one + min([1.0, *parts]) * way + 0.5).astype(np.int64), low, high)

    def place(self, tick: int) -> np.ndarray:
        """Where the run is at a tick or, once it has ended, where it left."""
        return self.exit if self.over(tick) else self.head(tick)

    def over(self, tick: int) -> bool:
        """Whether the run has ended by this tick."""
        return 0 <= self.ended <= tick


def track(layer: Layer, setting: Mapping[str, int], plot: Plot | None = None) -> Track:
    """The layer's run at one setting, seen within a plot of so many units."""
    index = tuple(setting[name] for name in layer.axes)
    ended = -1 if layer.ended is None else int(layer.ended[index])
    return Track(tenths(layer.points[index]), ended, plot_tenths(plot) if plot else None)


def plot_tenths(plot: Plot) -> Plot:
    """A plot in tenths of a unit."""
    left, top, right, bottom = plot
    return 10 * left, 10 * top, 10 * right, 10 * bottom


def tenths(positions) -> np.ndarray:
    """Picture positions in whole tenths of a unit."""
    return np.rint(np.asarray(positions) * 10).astype(np.int64)
