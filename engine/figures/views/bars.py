"""Bars: a few numbers side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.figures.axes import frame
from engine.figures.given import grid_of, positive
from engine.figures.layout import Room
from engine.figures.panel import Layer, Panel
from engine.figures.placing import fitted, positions, scales
from engine.figures.views._view import View
from engine.lab.recording import Grid, Recording


@dataclass(frozen=True)
class Bars(View):
    """The grids `quantity`.SERIES (axes..., bar) as bars, those of several series beside each other.

    `bars` are the labels below, one a bar. With `log_y` every value is above 0.
    """

    quantity: str
    bars: tuple[str, ...]
    log_y: bool = False
    y_label: str = ""
    domain: tuple[float, float] | None = None
    title: str = ""

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: a layer of bars for each series."""
        series = recording.series(self.quantity)
        grids = [self.grid(recording, f"{self.quantity}.{key}") for key in series]
        domain = self.domain or fitted(
            [grid.values for grid in grids] + ([] if self.log_y else [np.zeros(1)]), self.log_y
        )
        named = ("", (-0.5, len(self.bars) - 0.5), False, tuple(enumerate(self.bars)))
        x, y = scales(named, (self.y_label, domain, self.log_y), room)
        base = float(y(domain[0] if self.log_y else max(domain[0], 0.0)))
        offsets = (np.arange(len(series)) - (len(series) - 1) / 2) * 0.8 / len(series)
        wide = min(24, 0.8 * abs(float(x(1) - x(0)))) / len(series) if len(self.bars) > 1 else 24.0
        layers = tuple(
            Layer(
                key,
                recording.labels.get(key, key),
                "bars",
                grid.dims[:-1],
                positions(x, y, np.arange(len(self.bars)) + offset, np.clip(grid.values, min(domain), max(domain))),
                base=base,
                width=wide,
            )
            for key, grid, offset in zip(series, grids, offsets, strict=True)
        )
        return (Panel(name, self.title, room.width, room.height, x, y, (), (frame(x, y),), layers),)

    def grid(self, recording: Recording, key: str) -> Grid:
        """The grid of one series."""
        grid = grid_of(recording, key, "bar")
        if grid.values.shape[-1] != len(self.bars):
            raise ValueError(f"bars: {len(self.bars)} labels for the {grid.values.shape[-1]} bars of grid '{key}'")
        if self.log_y:
            positive("log_y", key, grid)
        return grid
