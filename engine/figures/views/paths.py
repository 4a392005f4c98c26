"""Paths: where optimizers go on a surface, over its contours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from engine.figures.panel import Layer, Panel, Scale
from engine.figures.placing import height_for, positions, scales
from engine.figures.svg import drawn
from engine.figures.theme import theme
from engine.figures.views._view import Shown, View, ended, shown
from engine.lab.recording import Grid, Recording
from engine.maths.surfaces import Surface

RESOLUTION = 121


@dataclass(frozen=True)
class Paths(View):
    """The grids `quantity`.SERIES (axes..., step, xy) as paths over the contours of `surface`, a mark at each minimum.

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

    def draw(self, recording: Recording, name: str) -> tuple[Panel, ...]:
        """One panel: the contours at each setting of `along`, and a path for each series of each quantity."""
        axes = [recording.axis(axis) for axis in self.along]
        surfaces = [
            self.at(dict(zip(self.along, setting, strict=True))) for setting in product(*(a.values for a in axes))
        ]
        height = max(height_for(self.window or surface.window) for surface in surfaces)
        frames = [self.scales(surface, height) for surface in surfaces]
        backdrops = tuple(
            contours(f"{name}-{i}", surface, *frame, height)
            for i, (surface, frame) in enumerate(zip(surfaces, frames, strict=True))
        )
        alike = len({frame[0].domain + frame[1].domain for frame in frames}) == 1
        x, y = frames[0] if alike else (None, None)
        layers = tuple(
            self.layer(recording, quantity, series, frames, when)
            for quantity, when in shown(self.quantity).items()
            for series in recording.series(quantity)
        )
        handle, windows = self.handles(recording, frames), () if alike else tuple(frames)
        return (Panel(name, self.title, 400, height, x, y, self.along, backdrops, layers, handle, windows),)

    def at(self, setting: Mapping[str, object]) -> Surface:
        """The surface at one setting of the axes `along`."""
        if not isinstance(self.surface, Mapping):
            return replace(self.surface, **setting)
        first, *rest = self.along
        return replace(self.surface[setting[first]], **{axis: setting[axis] for axis in rest})

    def scales(self, surface: Surface, height: int) -> tuple[Scale, Scale]:
        """The scales of the window in which a surface is shown."""
        window = self.window or surface.window
        return scales((self.labels[0], window[0]), (self.labels[1], window[1]), height)

    def layer(self, recording: Recording, quantity: str, series: str, frames: list, when: Mapping) -> Layer:
        """The path of one series, as a layer."""
        grid = recording.grids[f"{quantity}.{series}"]
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
        grids = (recording.grids[f"{quantity}.{series}"] for series in recording.series(quantity))
        grid = next(grid for grid in grids if self.handle in grid.dims)
        placed = self.placed(grid, frames)
        default = tuple(
            slice(None) if dim == self.handle else recording.axis(dim).default_index for dim in grid.dims[:-2]
        )
        return self.handle, placed[default][..., 0, :]


def contours(prefix: str, surface: Surface, x: Scale, y: Scale, height: int) -> str:
    """The surface's level lines over the window of the scales, strongest where it is low, and its minima."""
    grid = np.array(np.meshgrid(np.linspace(*x.domain, RESOLUTION), np.linspace(*y.domain, RESOLUTION)))
    levels = np.unique(surface.levels(14))

    def paint(axes):
        alphas = np.linspace(0.95, 0.35, len(levels))
        axes.contour(
            *grid, surface.value(grid), levels, colors=theme().sentinel("contour"), linewidths=0.9, alpha=alphas
        )
        axes.grid(False)
        for point in surface.minima:
            axes.plot(*point, "+", color=theme().sentinel("minimum"), markersize=9, markeredgewidth=1.4)

    return drawn(prefix, 400, height, x, y, paint)
