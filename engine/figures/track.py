"""Track: one run of a layer, in tenths of a picture unit, the numbers that the player gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.figures.panel import Layer


@dataclass(frozen=True)
class Track:
    """`points` (n, 2), or (ticks, n, 2), in tenths of a picture unit; `ended` is the tick at which it ended, or -1."""

    points: np.ndarray
    ended: int = -1

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

    def over(self, tick: int) -> bool:
        """Whether the run has ended by this tick."""
        return 0 <= self.ended <= tick


def track(layer: Layer, setting: Mapping[str, int]) -> Track:
    """The layer's run at one setting."""
    index = tuple(setting[name] for name in layer.axes)
    return Track(tenths(layer.points[index]), -1 if layer.ended is None else int(layer.ended[index]))


def tenths(positions) -> np.ndarray:
    """Picture positions in whole tenths of a unit."""
    return np.rint(np.asarray(positions) * 10).astype(np.int64)
