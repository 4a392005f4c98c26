"""line: a whole line; over the clock with a dot at its tick, and a cross once the run has ended."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track


def draw(layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The line and, where clocked, the dot and the cross that takes its place."""
    line = ink.line("whole", track.whole)
    if not layer.clocked:
        return line
    head, over = track.head(tick), track.over(tick)
    return line + ink.dot("head", head, hidden=over) + ink.cross("end", head, hidden=not over)
