"""Cloud: many points of a plane, such as the gradients of many minibatches."""

from __future__ import annotations

from dataclasses import dataclass

from engine.figures.axes import frame
from engine.figures.given import grid_of
from engine.figures.ink import element
from engine.figures.layout import Room
from engine.figures.panel import Layer, Panel, Scale
from engine.figures.placing import fitted, height_for, positions, scales
from engine.figures.theme import theme
from engine.figures.views._view import View
from engine.lab.recording import Grid, Recording


@dataclass(frozen=True)
class Cloud(View):
    """The grids `quantity`.SERIES (axes..., point, xy) as dots, a cross at the origin. `window` is ((x, x), (y, y))."""

    quantity: str
    x_label: str = ""
    y_label: str = ""
    window: tuple | None = None
    title: str = ""

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: a layer of dots for each series."""
        grids = self.grids(recording)
        across, up = self.seen(recording)
        x, y = scales((self.x_label, across), (self.y_label, up), room)
        layers = tuple(
            Layer(
                key,
                recording.labels.get(key, key),
                "dots",
                grid.dims[:-2],
                positions(x, y, grid.values[..., 0], grid.values[..., 1]),
            )
            for key, grid in grids.items()
        )
        backdrop = frame(x, y) + _cross(x, y)
        return (Panel(name, self.title, room.width, room.height, x, y, (), (backdrop,), layers),)

    def natural_height(self, recording: Recording) -> int:
        """That at which both axes have one measure."""
        return height_for(self.seen(recording))

    def seen(self, recording: Recording) -> tuple:
        """The window: the author's, or one that holds all points."""
        grids = self.grids(recording).values()
        return self.window or tuple(fitted([grid.values[..., i] for grid in grids], False) for i in (0, 1))

    def grids(self, recording: Recording) -> dict[str, Grid]:
        """series -> its grid."""
        quantity = self.quantity
        return {key: grid_of(recording, f"{quantity}.{key}", "point", "xy") for key in recording.series(quantity)}


def _cross(x: Scale, y: Scale) -> str:
    """Lines through the origin."""
    (left, right), (bottom, top) = x.range, y.range
    lines = f"M{left:g} {float(y(0)):.1f}H{right:g}M{float(x(0)):.1f} {top:g}V{bottom:g}"
    return element("path", {"class": "cross", "fill": "none", "stroke": theme().var("rule"), "d": lines})
