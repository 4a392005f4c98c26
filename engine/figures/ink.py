"""Ink: the SVG elements that marks are made of. How thick, large and coloured things are is said here and in marks.

An element that moves says by what in `data-moves`; the player's movers (site_templates/player/20-move.js) set the rest:
    trail    points: those up to the clock's tick
    whole    points: those up to the end of the run
    frame    points: all of them, at the clock's tick
    head     place: the run's at the tick; hidden once the run has ended
    end      place: where the run ended; hidden before
    each     place: the n-th such element of a layer stands at its n-th point
    box      y and height: the n-th such element of a layer reaches from its `data-base` to its n-th point
A place is cx and cy of a circle and the translation of anything else. A new mark made of these needs no JavaScript.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np

STROKE = 2
HEAD = 4
PALE = 0.18
CROSS = "M-4-4 4 4M4-4-4 4"


@dataclass(frozen=True)
class Ink:
    """What a layer is drawn with: its `colour`, as an attribute holds it, and its `dash`, "none" for a full line."""

    colour: str
    dash: str = "none"

    def line(self, moves: str, points: np.ndarray) -> str:
        """A line through (n, 2) points in tenths of a unit."""
        dashes = {} if self.dash == "none" else {"stroke-dasharray": self.dash}
        return element(
            "polyline", self.stroke | {"stroke-linejoin": "round", **dashes, "points": corners(points)}, moves
        )

    def area(self, moves: str, points: np.ndarray) -> str:
        """A pale area around which (n, 2) points run."""
        return element("polygon", {"fill": self.colour, "fill-opacity": PALE, "points": corners(points)}, moves)

    def dot(self, moves: str, point: np.ndarray, radius: float = HEAD, hidden: bool = False) -> str:
        """A dot at a point (2,)."""
        at = {"cx": place(point[0]), "cy": place(point[1])}
        return element("circle", {"fill": self.colour, "r": radius} | at, moves, hidden)

    def cross(self, moves: str, point: np.ndarray, hidden: bool = False) -> str:
        """A cross at a point (2,)."""
        at = f"translate({place(point[0])} {place(point[1])})"
        return element("path", self.stroke | {"d": CROSS, "transform": at}, moves, hidden)

    def bar(self, moves: str, point: np.ndarray, width: float, base: float) -> str:
        """A bar about `width` units wide from `base` to a point (2,)."""
        half, foot = round(5 * width), round(10 * base)
        across = {"x": place(point[0] - half), "width": place(2 * half)}
        down = {"y": place(min(point[1], foot)), "height": place(abs(point[1] - foot)), "data-base": place(foot)}
        return element("rect", {"fill": self.colour} | across | down, moves)

    @property
    def stroke(self) -> dict[str, object]:
        """The attributes of a line."""
        return {"fill": "none", "stroke": self.colour, "stroke-width": STROKE}


def element(tag: str, attributes: Mapping[str, object], moves: str = "", hidden: bool = False) -> str:
    """An empty SVG element; `moves` names what moves it."""
    moving = {"data-moves": moves} if moves else {}
    every = moving | dict(attributes) | ({"visibility": "hidden"} if hidden else {})
    return f"<{tag} " + " ".join(f'{name}="{escape(str(value))}"' for name, value in every.items()) + "/>"


def corners(points: np.ndarray) -> str:
    """(n, 2) points in tenths of a unit as the `points` of a line, those that stand still once."""
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    return " ".join(f"{x / 10:g},{y / 10:g}" for x, y in points[moved].tolist())


def place(tenth: int) -> str:
    """A coordinate in tenths of a unit as an attribute holds it."""
    return f"{int(tenth) / 10:g}"
