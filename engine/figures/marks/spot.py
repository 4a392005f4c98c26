"""spot: a disc with a rim of paper, which shows on every colour."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

SWATCH = "dot"


def draw(_layer: Layer, ink: Ink, track: Track, _tick: int) -> str:
    """A disc at each point."""
    return "".join(ink.head(point, moves="each") for point in track.points)
