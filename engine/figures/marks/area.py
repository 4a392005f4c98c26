"""area: a closed shape, pale, such as the room between two lines."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

SWATCH = "area"


def draw(_layer: Layer, ink: Ink, track: Track, _tick: int) -> str:
    """The shape around which the points run."""
    return ink.area("whole", track.whole)
