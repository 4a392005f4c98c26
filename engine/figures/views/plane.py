"""Plane: paths of two quantities against each other, over the arrows of a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.figures.axes import frame
from engine.figures.given import grid_of
from engine.figures.ink import element
from engine.figures.layout import Room
from engine.figures.panel import Layer, Panel, Scale
from engine.figures.placing import fitted, height_for, positions, scales
from engine.figures.theme import theme
from engine.figures.views._view import View, ended
from engine.lab.recording import Grid, Recording

Field = Callable[[np.ndarray], np.ndarray]

APART = 26  # units between two arrows
LONG = 15  # units of the longest


@dataclass(frozen=True)
class Plane(View):
    """The grids `quantity`.SERIES (axes..., step, xy) as paths in a plane.

    `field`, where there is one, gives the directions (2, n) in which points (2, n) move, drawn as arrows: the longest
    has a fixed length, the others are shorter in proportion to the square root of their speed. `window`, ((x0, x1),
    (y0, y1)), is by default such that all paths show.
    """

    quantity: str = "path"
    field: Field | None = None
    window: tuple[tuple[float, float], tuple[float, float]] | None = None
    labels: tuple[str, str] = ("x", "y")
    title: str = ""

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: the arrows, and a path for each series."""
        window = self._window(recording)
        x, y = scales((self.labels[0], window[0]), (self.labels[1], window[1]), room)
        backdrop = (_arrows(self.field, x, y) if self.field else "") + frame(x, y, grid=not self.field)
        layers = tuple(self._layer(recording, series, x, y) for series in recording.series(self.quantity))
        parts = (x, y, (), (backdrop,), layers)
        return (Panel(name, self.title, room.width, room.height, *parts, naming="beside"),)

    def natural_height(self, recording: Recording) -> int:
        """That at which both axes have one measure, within limits."""
        return height_for(self._window(recording))

    def _window(self, recording: Recording) -> tuple[tuple[float, float], tuple[float, float]]:
        if self.window:
            return self.window
        grids = [self._grid(recording, series) for series in recording.series(self.quantity)]
        x, y = (fitted([grid.values[..., n] for grid in grids], log=False) for n in (0, 1))
        return x, y

    def _grid(self, recording: Recording, series: str) -> Grid:
        return grid_of(recording, f"{self.quantity}.{series}", "step", "xy")

    def _layer(self, recording: Recording, series: str, x: Scale, y: Scale) -> Layer:
        grid = self._grid(recording, series)
        axes, label = grid.dims[:-2], recording.labels.get(series, series)
        placed = positions(x, y, grid.values[..., 0], grid.values[..., 1])
        return Layer(series, label, "path", axes, placed, True, ended(recording, self.quantity, series, axes))


def _arrows(field: Field, x: Scale, y: Scale) -> str:
    """Arrows that begin at the points of a grid, as one path."""
    (left, right), (bottom, top) = x.range, y.range
    across, up = np.arange(left + APART / 2, right, APART), np.arange(top + APART / 2, bottom, APART)
    at = np.stack(np.meshgrid(across, up)).reshape(2, -1)
    points = np.stack([_back(at[0], x), _back(at[1], y)])
    ways = field(points) * np.array([[_unit(x)], [_unit(y)]])
    speed = np.hypot(*ways)
    ways = ways / np.maximum(speed, 1e-300) * LONG * np.sqrt(speed / max(speed.max(), 1e-300))
    d = "".join(_arrow(*start, *way) for start, way in zip(at.T.tolist(), ways.T.tolist(), strict=True))
    return element("path", {"fill": "none", "stroke": theme().var("muted"), "stroke-opacity": 0.6, "d": d})


def _back(place: np.ndarray, scale: Scale) -> np.ndarray:
    """The values that stand at places, on a scale that is linear."""
    (first, last), (low, high) = scale.range, scale.domain
    return low + (place - first) / (last - first) * (high - low)


def _unit(scale: Scale) -> float:
    """Picture units for one unit of the data, negative where values rise against them."""
    (first, last), (low, high) = scale.range, scale.domain
    return (last - first) / (high - low)


def _arrow(x: float, y: float, u: float, v: float) -> str:
    """A shaft and two barbs, a third as long, as the `d` of a path."""
    barbs = "".join(
        f"M{x + u:.1f} {y + v:.1f}l{(-u * 0.3 + side * v * 0.2):.1f} {(-v * 0.3 - side * u * 0.2):.1f}"
        for side in (1, -1)
    )
    return f"M{x:.1f} {y:.1f}l{u:.1f} {v:.1f}{barbs}"
