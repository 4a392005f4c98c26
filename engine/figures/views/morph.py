"""Morph: a curve that changes with the clock, such as a fit as it is trained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import nearest
from engine.figures.axes import frame
from engine.figures.given import grid_of
from engine.figures.layout import Room
from engine.figures.naming import column
from engine.figures.panel import Layer, Panel
from engine.figures.placing import fitted, positions, scales, spanned
from engine.figures.views._view import View
from engine.lab.recording import Grid, Recording


@dataclass(frozen=True)
class Morph(View):
    """The grids `quantity`.SERIES (axes..., step, point) as curves over the grid `x`.all (point).

    The grids `dots`.SERIES (axes..., point, xy) stand still among them, as data do.
    """

    quantity: str
    x: str
    dots: str = ""
    x_label: str = "x"
    y_label: str = "y"
    domain: tuple[float, float] | None = None
    title: str = ""

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: the dots, and the curves that change with the clock."""
        grids = self.grids(recording, self.quantity, "step", "point")
        xs = self.xs(recording, next(iter(grids.values())))
        dots = self.grids(recording, self.dots, "point", "xy") if self.dots else {}
        tall = [grid.values[..., 1] for grid in dots.values()] or [grid.values for grid in grids.values()]
        right, naming = column([(recording.labels.get(key, key), None) for key in grids], room.height)
        x, y = scales(
            (self.x_label, spanned(xs)),
            (self.y_label, self.domain or fitted(tall, False)),
            room,
            right,
        )
        layers = [
            Layer(key, recording.labels.get(key, key), "dots", grid.dims[:-2], positions(x, y, *_planes(grid.values)))
            for key, grid in dots.items()
        ]
        layers += [
            Layer(key, recording.labels.get(key, key), "morph", grid.dims[:-2], positions(x, y, xs, grid.values), True)
            for key, grid in grids.items()
        ]
        parts = (x, y, (), (frame(x, y),), tuple(layers))
        return (Panel(name, self.title, room.width, room.height, *parts, naming=naming),)

    def grids(self, recording: Recording, quantity: str, *last: str) -> dict[str, Grid]:
        """series -> its grid of (axes..., *last)."""
        return {key: grid_of(recording, f"{quantity}.{key}", *last) for key in recording.series(quantity)}

    def xs(self, recording: Recording, curves: Grid) -> np.ndarray:
        """Where the points of the curves are, (point,)."""
        key = f"{self.x}.all"
        if key not in recording.grids:
            raise ValueError(f"x='{self.x}' asks for a grid '{key}' of (point){nearest(key, recording.grids)}")
        values = recording.grid(key).values
        if values.shape != curves.values.shape[-1:]:
            raise ValueError(f"x='{self.x}': grid '{key}' is of shape {values.shape}, not {curves.values.shape[-1:]}")
        return values


def _planes(xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return xy[..., 0], xy[..., 1]
