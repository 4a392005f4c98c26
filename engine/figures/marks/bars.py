"""bars: bars side by side, from a common base."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

SWATCH = "bar"


def draw(layer: Layer, ink: Ink, track: Track, _tick: int) -> str:
    """A bar to each point."""
    return "".join(ink.bar("box", point, layer.width, layer.base) for point in track.points)
