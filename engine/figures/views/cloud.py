"""Cloud: many points of a plane, such as the gradients of many minibatches."""

from __future__ import annotations

from dataclasses import dataclass

from engine.figures.panel import Layer, Panel
from engine.figures.placing import fitted, height_for, positions, scales
from engine.figures.svg import drawn
from engine.figures.theme import theme
from engine.figures.views._view import View
from engine.lab.recording import Recording


@dataclass(frozen=True)
class Cloud(View):
    """The grids `quantity`.SERIES (axes..., point, xy) as dots, a cross at the origin. `window` is ((x, x), (y, y))."""

    quantity: str
    x_label: str = ""
    y_label: str = ""
    window: tuple | None = None
    title: str = ""

    def draw(self, recording: Recording, name: str) -> tuple[Panel, ...]:
        """One panel: a layer of dots for each series."""
        grids = {key: recording.grids[f"{self.quantity}.{key}"] for key in recording.series(self.quantity)}
        window = self.window or tuple(fitted([grid.values[..., i] for grid in grids.values()], False) for i in (0, 1))
        height = height_for(window)
        x, y = scales((self.x_label, window[0]), (self.y_label, window[1]), height)
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
        backdrop = drawn(name, 400, height, x, y, _cross)
        return (Panel(name, self.title, 400, height, x, y, (), (backdrop,), layers),)


def _cross(axes) -> None:
    axes.axhline(0, color=theme().sentinel("rule"), linewidth=1)
    axes.axvline(0, color=theme().sentinel("rule"), linewidth=1)
