"""Morph: a curve that changes with the clock, such as a fit as it is trained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.figures.axes import frame
from engine.figures.layout import Room
from engine.figures.naming import column
from engine.figures.panel import Layer, Panel
from engine.figures.placing import fitted, positions, scales
from engine.figures.views._view import View
from engine.lab.recording import Recording


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
        xs = recording.grids[f"{self.x}.all"].values
        grids = {key: recording.grids[f"{self.quantity}.{key}"] for key in recording.series(self.quantity)}
        dots = {key: recording.grids[f"{self.dots}.{key}"] for key in recording.series(self.dots)} if self.dots else {}
        tall = [grid.values[..., 1] for grid in dots.values()] or [grid.values for grid in grids.values()]
        right, naming = column([(recording.labels.get(key, key), None) for key in grids], room.height)
        x, y = scales(
            (self.x_label, (float(xs.min()), float(xs.max()))),
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


def _planes(xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return xy[..., 0], xy[..., 1]
