"""Paths: where optimizers go on a surface, over its contours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

import numpy as np

from engine.figures.axes import frame
from engine.figures.given import grid_of, one_of
from engine.figures.ground import heights
from engine.figures.layout import Room
from engine.figures.panel import Layer, Panel, Scale
from engine.figures.placing import height_for, positions, scales
from engine.figures.terrain import bands
from engine.figures.views._view import Shown, View, ended, shown
from engine.lab.recording import Grid, Recording
from engine.maths.surfaces import Surface


@dataclass(frozen=True)
class Paths(View):
    """The grids `quantity`.SERIES (axes..., step, xy) as paths over the bands of `surface`, a ring at each minimum.

    `along` names the axes that change the surface: fields of it, or "surface" where `surface` maps that axis' values
    to surfaces. `handle` names a drag axis whose start can be dragged here. `window` overrides the
    surface's own. `quantity` may map quantities to the settings at which each shows: {"path": {"rates": "one"}, ...}.
    """

    surface: Surface | Mapping[Any, Surface]
    quantity: Shown = "path"
    along: tuple[str, ...] = ()
    handle: str = ""
    title: str = ""
    window: tuple | None = None
    labels: tuple[str, str] = ("θ₁", "θ₂")

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: the bands at each setting of `along`, and a path for each series of each quantity."""
        surfaces = self.surfaces(recording)
        frames = [self.scales(surface, room) for surface in surfaces]
        backdrops = tuple(
            bands(surface, *window) + frame(*window, grid=False)
            for surface, window in zip(surfaces, frames, strict=True)
        )
        alike = len({window[0].domain + window[1].domain for window in frames}) == 1
        x, y = frames[0] if alike else (None, None)
        layers = tuple(
            self.layer(recording, quantity, series, frames, when)
            for quantity, when in shown(self.quantity).items()
            for series in recording.series(quantity)
        )
        handle, windows = self.handles(recording, frames), () if alike else tuple(frames)
        reliefs = tuple(heights(surface, *window) for surface, window in zip(surfaces, frames, strict=True))
        parts = (x, y, self.along, backdrops, layers, handle, windows)
        return (Panel(name, self.title, room.width, room.height, *parts, naming="beside", relief=reliefs),)

    def natural_height(self, recording: Recording) -> int:
        """That at which both axes have one measure, on the tallest of the surfaces."""
        return max(height_for(self.window or surface.window) for surface in self.surfaces(recording))

    def surfaces(self, recording: Recording) -> list[Surface]:
        """The surface at every setting of the axes `along`."""
        values = (recording.axis(axis).values for axis in self.along)
        return [self.at(dict(zip(self.along, setting, strict=True))) for setting in product(*values)]

    def at(self, setting: Mapping[str, object]) -> Surface:
        """The surface at one setting of the axes `along`."""
        surface, reached = self.surface, self.along
        if isinstance(surface, Mapping):
            if not reached:
                raise ValueError("along: surfaces by name ask for the axis that names them")
            first, *reached = reached
            one_of("surface", str(setting[first]), [str(known) for known in surface])
            surface = surface[setting[first]]
        for axis in reached:
            one_of(f"along, of {type(surface).__name__}", axis, [field.name for field in fields(surface)])
        return replace(surface, **{axis: setting[axis] for axis in reached})

    def scales(self, surface: Surface, room: Room) -> tuple[Scale, Scale]:
        """The scales of the window in which a surface is shown."""
        window = self.window or surface.window
        return scales((self.labels[0], window[0]), (self.labels[1], window[1]), room)

    def layer(self, recording: Recording, quantity: str, series: str, frames: list, when: Mapping) -> Layer:
        """The path of one series, as a layer."""
        grid = grid_of(recording, f"{quantity}.{series}", "step", "xy")
        axes = grid.dims[:-2]
        label, end = recording.labels.get(series, series), ended(recording, quantity, series, axes)
        return Layer(series, label, "path", axes, self.placed(grid, frames), True, end, when=when)

    def placed(self, grid: Grid, frames: list) -> np.ndarray:
        """Picture positions; where each surface has a window of its own, each by its own scales."""
        x, y = frames[0]
        if not isinstance(self.surface, Mapping) or self.along[0] not in grid.dims:
            return positions(x, y, grid.values[..., 0], grid.values[..., 1])
        at = grid.dims.index(self.along[0])
        per_surface = len(frames) // grid.values.shape[at]
        by_surface = np.moveaxis(grid.values, at, 0)
        own = frames[::per_surface]
        placed = [positions(x, y, v[..., 0], v[..., 1]) for (x, y), v in zip(own, by_surface, strict=True)]
        return np.moveaxis(np.stack(placed), 0, at)

    def handles(self, recording: Recording, frames: list) -> tuple[str, np.ndarray] | None:
        """The starts a reader can drag to, where the first recorded path puts them."""
        if not self.handle:
            return None
        quantity = next(iter(shown(self.quantity)))
        grids = (grid_of(recording, f"{quantity}.{key}", "step", "xy") for key in recording.series(quantity))
        grid = next((grid for grid in grids if recording.axis(self.handle).name in grid.dims), None)
        if grid is None:
            raise ValueError(f"handle='{self.handle}': no grid of '{quantity}' depends on it")
        placed = self.placed(grid, frames)
        default = tuple(
            slice(None) if dim == self.handle else recording.axis(dim).default_index for dim in grid.dims[:-2]
        )
        return self.handle, placed[default][..., 0, :]
