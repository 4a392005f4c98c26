"""morph: a whole line that changes with the clock."""

from __future__ import annotations

from engine.figures.ink import Ink
from engine.figures.panel import Layer
from engine.figures.track import Track

NAMED = True


def draw(_layer: Layer, ink: Ink, track: Track, tick: int) -> str:
    """The line at the tick."""
    return ink.line("frame", track.frame(tick))
