"""Ink: the SVG elements that marks are made of. How thick, large and coloured things are is said here and in marks.

An element that moves says by what in `data-moves`; the player's movers (site_templates/player/20-move.js) set the rest:
    trail    points: those up to the clock's tick
    whole    points: those up to the end of the run
    frame    points: all of them, at the clock's tick
    head     place: the run's at the tick; hidden once the run has ended
    end      place: where the run, which has ended, was seen last; hidden before
    each     place: the n-th such element of a layer stands at its n-th point
    box      y and height: the n-th such element of a layer reaches from its `data-base` to its n-th point
A place is cx and cy of a circle and the translation of anything else. A new mark made of these needs no JavaScript.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np

from engine.figures.theme import theme

STROKE = 2
EDGE = 5  # of the pale edge that lifts a line off a surface
HEAD = 4
STEP = 1.5  # radius of a step's dot
PALE = 0.18
CROSS = "M-4-4 4 4M4-4-4 4"


@dataclass(frozen=True)
class Ink:
    """What a layer is drawn with: its `colour`, as an attribute holds it, and its `dash`, "none" for a full line.

    `plot` is the id of the clip that lines are cut to, `step` that of the marker that stands at each step of a path.
    """

    colour: str
    dash: str = "none"
    plot: str = ""
    step: str = ""

    def line(self, moves: str, points: np.ndarray, kind: str = "") -> str:
        """A line through (n, 2) points in tenths of a unit; its `kind` is a class."""
        dashes = {} if self.dash == "none" else {"stroke-dasharray": self.dash}
        classes = {"class": kind} if kind else {}
        return element("polyline", classes | self.stroke | dashes | self.clip | {"points": corners(points)}, moves)

    def steps(self, moves: str, points: np.ndarray) -> str:
        """A line with a dot at each of (n, 2) points, and under it the pale edge that lifts it off a surface."""
        through = {"points": corners(points)}
        halo = {"class": "halo", "fill": "none", "stroke": theme().var("paper"), "stroke-width": EDGE}
        dotted = dict.fromkeys(("marker-start", "marker-mid"), f"url(#{self.step})") if self.step else {}
        return element("polyline", halo | self.clip | through, moves) + element(
            "polyline", self.stroke | dotted | self.clip | through, moves
        )

    def marker(self) -> str:
        """What stands at each step."""
        dot = element("circle", {"r": STEP, "fill": self.colour})
        return f'<marker id="{self.step}" markerUnits="userSpaceOnUse" overflow="visible">{dot}</marker>'

    def area(self, moves: str, points: np.ndarray) -> str:
        """A pale area around which (n, 2) points run."""
        pale = {"fill": self.colour, "fill-opacity": PALE}
        return element("polygon", pale | self.clip | {"points": corners(points)}, moves)

    def dot(self, moves: str, point: np.ndarray, radius: float = HEAD, hidden: bool = False) -> str:
        """A dot at a point (2,)."""
        at = {"cx": place(point[0]), "cy": place(point[1])}
        return element("circle", {"fill": self.colour, "r": radius} | at, moves, hidden)

    def head(self, point: np.ndarray, hidden: bool = False, moves: str = "head") -> str:
        """The disc at the head of a run, with a rim of paper."""
        rim = {"class": "head", "fill": self.colour, "stroke": theme().var("paper"), "stroke-width": 1.5, "r": HEAD}
        return element("circle", rim | {"cx": place(point[0]), "cy": place(point[1])}, moves, hidden)

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

    @property
    def clip(self) -> dict[str, object]:
        """The attribute that cuts a line to the plot."""
        return {"clip-path": f"url(#{self.plot})"} if self.plot else {}


def element(tag: str, attributes: Mapping[str, object], moves: str = "", hidden: bool = False) -> str:
    """An empty SVG element; `moves` names what moves it."""
    moving = {"data-moves": moves} if moves else {}
    every = moving | dict(attributes) | ({"visibility": "hidden"} if hidden else {})
    return f"<{tag} " + " ".join(f'{name}="{escape(str(value))}"' for name, value in every.items()) + "/>"


def corners(points: np.ndarray) -> str:
    """(n, 2) points in tenths of a unit as the `points` of a line, those that stand still once."""
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    return " ".join(f"{x / 10:g},{y / 10:g}" for x, y in points[moved].tolist())


def closed(points: np.ndarray) -> str:
    """(n, 2) points in tenths of a unit as the `d` of a closed path, relative, which takes half the bytes."""
    ways = np.diff(points, axis=0)
    lines = " ".join(f"{u / 10:g} {v / 10:g}" for u, v in ways[(ways != 0).any(axis=1)].tolist())
    return f"M{points[0, 0] / 10:g} {points[0, 1] / 10:g}l{lines}z".replace(" -", "-")


def place(tenth: int) -> str:
    """A coordinate in tenths of a unit as an attribute holds it."""
    return f"{int(tenth) / 10:g}"
