"""path: a line up to the clock's tick, a dot a step, a disc at its head, a cross where it left the picture for good."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

ROAMS = NAMED = True


def draw(_layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The trail, the disc, and the cross, which takes the place of the disc."""
    over = track.over(tick)
    ends = ink.head(track.place(tick), over) + ink.cross("end", track.place(tick), not over)
    return ink.steps("trail", track.trail(tick)) + ends
