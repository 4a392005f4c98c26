"""Flipbook: a picture of the author's own for every setting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from engine.figures.layout import Room
from engine.figures.panel import Panel, Scale
from engine.figures.svg import drawn
from engine.figures.views._view import View
from engine.lab.recording import Recording


@dataclass(frozen=True)
class Flipbook(View):
    """`paint(axes, recording, **setting)` draws on matplotlib axes for each setting of the axes `along`.

    The axes fill the picture: x runs from 0 to 400, y from 0 (top) to `height`. Colours are `theme().sentinel(token)`.
    """

    paint: Callable
    along: tuple[str, ...]
    height: int = 300
    title: str = ""

    def natural_height(self, _recording: Recording) -> int:
        """That of the pictures."""
        return self.height

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel without layers: a backdrop for each setting of `along`."""
        x, y = Scale("", (0, 400), (0, 400)), Scale("", (self.height, 0), (self.height, 0))
        settings = product(*(recording.axis(axis).values for axis in self.along))
        pages = tuple(
            drawn(f"{name}-{i}", 400, self.height, x, y, self.page(recording, setting))
            for i, setting in enumerate(settings)
        )
        return (Panel(name, self.title, 400, self.height, None, None, self.along, pages),)

    def page(self, recording: Recording, setting: tuple) -> Callable:
        """What paints the picture of one setting."""
        return lambda axes: self.paint(axes, recording, **dict(zip(self.along, setting, strict=True)))
