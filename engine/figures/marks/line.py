"""line: a whole line; over the clock drawn up to its tick, pale beyond it, a cross where the run left the plot."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

NAMED = True


def draw(layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The line or, where clocked, its pale rest, what the clock has drawn of it, the head and what takes its place."""
    if not layer.clocked:
        return ink.line("whole", track.whole)
    over = track.over(tick)
    drawn = ink.line("whole", track.whole, "rest answer") + ink.line("trail", track.trail(tick))
    return drawn + ink.head(track.place(tick), over) + ink.cross("end", track.place(tick), not over)
