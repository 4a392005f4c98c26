"""dots: separate dots, small where there are many."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

ONE, MANY = 5, 2.5

SWATCH = "dot"


def draw(_layer: Layer, ink: Ink, track: Track, _tick: int) -> str:
    """A dot at each point."""
    radius = MANY if len(track.points) > 1 else ONE
    return "".join(ink.dot("each", point, radius) for point in track.points)
