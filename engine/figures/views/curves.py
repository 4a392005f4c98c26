"""Curves: quantities against the step, or against anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.figures.panel import Layer, Panel, Scale
from engine.figures.placing import fitted, positions, scales
from engine.figures.svg import drawn
from engine.figures.theme import theme
from engine.figures.views._view import Shown, View, ended, shown
from engine.lab.recording import Grid, Recording

HEIGHT = 300


@dataclass(frozen=True)
class Band:
    """Lines between which is shaded: the least and the greatest of a series, where they show."""

    key: str
    low: Grid
    high: Grid
    when: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Curves(View):
    """The grids `quantity`.SERIES as lines.

    (axes..., step) are lines over the clock, with a dot on them at the tick; their x is the tick, or the grid X.all
    (step) where `x` is X. Over the axis `across` they are whole lines, at the last step. (axes..., point) are whole
    lines; their x is the grid X.SERIES or X.all. Of several seeds the line is the mean, and with `band` the room
    between the least and the greatest is shaded; a `band` that is a name shades between the grids BAND_low and
    BAND_high. `zone` is a shaded (low, high) of y, or the name of two grids without dimensions, ZONE.low and ZONE.high;
    `x_zone` the same of x. `only` limits the series; `domain` and `x_domain` fix the axes. `quantity` may map
    quantities to the settings at which each shows.
    """

    quantity: Shown
    x: str = ""
    across: str = ""
    log_x: bool = False
    log_y: bool = False
    x_label: str = "step"
    y_label: str = ""
    domain: tuple[float, float] | None = None
    x_domain: tuple[float, float] | None = None
    band: bool | str = False
    zone: tuple[float, float] | tuple[()] | str = ()
    x_zone: tuple[float, float] | tuple[()] | str = ()
    only: Sequence[str] = ()
    title: str = ""

    def draw(self, recording: Recording, name: str) -> tuple[Panel, ...]:
        """One panel: the bands, and a line for each series of each quantity upon them."""
        grids = {
            (quantity, key): self.line(recording, f"{quantity}.{key}")
            for quantity in shown(self.quantity)
            for key in self.only or recording.series(quantity)
        }
        xs = {name: self.abscissa(recording, name[1], grid) for name, grid in grids.items()}
        x, y = scales(
            (self.x_label, self.x_domain or _span(list(xs.values()), self.log_x), self.log_x),
            (
                self.y_label,
                self.domain or fitted([_shown(recording, g) for g in grids.values()], self.log_y),
                self.log_y,
            ),
            HEIGHT,
        )
        layers = [self.area(recording, band, x, y) for band in self.bands(recording, list(grids))]
        layers += [
            self.layer(recording, *name, grid, positions(x, y, xs[name], grid.values)) for name, grid in grids.items()
        ]
        backdrop = drawn(name, 400, HEIGHT, x, y, lambda axes: self.shade(axes, recording))
        return (Panel(name, self.title, 400, HEIGHT, x, y, (), (backdrop,), tuple(layers)),)

    def line(self, recording: Recording, name: str, of_seeds: str = "mean") -> Grid:
        """The grid as lines along its last dimension, the "mean", "min" or "max" of its seeds."""
        grid = recording.grids[name]
        if "seed" in grid.dims:
            grid = grid.over("seed", of_seeds)
        if not self.across:
            return grid
        last = grid.at(step=-1)
        at = last.dims.index(self.across)
        return Grid((*last.dims[:at], *last.dims[at + 1 :], "point"), np.moveaxis(last.values, at, -1))

    def abscissa(self, recording: Recording, key: str, grid: Grid) -> np.ndarray:
        """The x of one series, (n,) or shaped to broadcast with its grid."""
        if self.across:
            return np.array(recording.axis(self.across).values)
        own = recording.grids.get(f"{self.x}.{key}") or recording.grids.get(f"{self.x}.all")
        if own is None:
            return np.arange(grid.values.shape[-1], dtype=float)
        return own.values

    def layer(self, recording: Recording, quantity: str, key: str, grid: Grid, points: np.ndarray) -> Layer:
        """The line of one series, as a layer."""
        axes, clocked = grid.dims[:-1], grid.dims[-1] == "step"
        label = recording.labels.get(key, key)
        end = ended(recording, quantity, key, axes) if clocked else None
        values = grid.values if clocked else None
        return Layer(key, label, "line", axes, points, clocked, end, values, when=shown(self.quantity)[quantity])

    def area(self, recording: Recording, band: Band, x: Scale, y: Scale) -> Layer:
        """The shape between the least and the greatest of a band."""
        ends = [
            positions(x, y, self.abscissa(recording, band.key, grid), grid.values) for grid in (band.low, band.high)
        ]
        around = np.concatenate([ends[0], ends[1][..., ::-1, :]], axis=-2)
        label = recording.labels.get(band.key, band.key)
        return Layer(band.key, label, "area", band.low.dims[:-1], around, when=band.when)

    def bands(self, recording: Recording, names: list[tuple[str, str]]) -> list[Band]:
        """Every band of the picture: of the seeds, or between two grids."""
        if self.band is True:
            whens = shown(self.quantity)
            seeded = [(q, key) for q, key in names if "seed" in recording.grids[f"{q}.{key}"].dims]
            lows, highs = ([self.line(recording, f"{q}.{key}", end) for q, key in seeded] for end in ("min", "max"))
            return [Band(key, low, high, whens[q]) for (q, key), low, high in zip(seeded, lows, highs, strict=True)]
        keys = recording.series(f"{self.band}_low") if self.band else ()
        low, high = f"{self.band}_low", f"{self.band}_high"
        return [Band(key, self.line(recording, f"{low}.{key}"), self.line(recording, f"{high}.{key}")) for key in keys]

    def shade(self, axes, recording: Recording) -> None:
        """Shade the zones on matplotlib axes."""
        for zone, span in ((self.zone, axes.axhspan), (self.x_zone, axes.axvspan)):
            if isinstance(zone, str):
                zone = tuple(float(recording.grids[f"{zone}.{end}"].values) for end in ("low", "high"))
            if zone:
                span(*zone, color=theme().sentinel("zone"), linewidth=0, zorder=0)


def _span(xs: list[np.ndarray], log: bool) -> tuple[float, float]:
    flat = np.concatenate([np.ravel(x) for x in xs])
    low = flat[flat > 0].min() if log else flat.min()
    return float(low), float(flat.max())


def _shown(recording: Recording, grid: Grid) -> np.ndarray:
    """The values at the default setting, which the axis is made to fit."""
    names = [axis.name for axis in recording.axes]
    return grid.values[tuple(recording.axis(d).default_index if d in names else slice(None) for d in grid.dims)]
