"""path: a line up to the clock's tick with a dot at its head, a cross where it left the picture for good."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

ROAMS = True


def draw(_layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The trail, the dot, and the cross, which takes the place of the dot."""
    head, over = track.head(tick), track.over(tick)
    ends = ink.dot("head", head, hidden=over) + ink.cross("end", head, hidden=not over)
    return ink.line("trail", track.trail(tick)) + ends
