"""Curves: quantities against the step, or against anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.errors import nearest
from engine.figures.axes import frame
from engine.figures.given import fitting, one_of, positive
from engine.figures.ink import element
from engine.figures.layout import Room
from engine.figures.naming import column
from engine.figures.panel import RIGHT, Layer, Panel, Scale
from engine.figures.placing import fitted, positions, scales, spanned
from engine.figures.theme import theme
from engine.figures.views._view import Shown, View, ended, shown
from engine.lab.recording import Grid, Recording


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
    `x_zone` the same of x. `only` limits the series; `domain` and `x_domain` fix the axes. On a logarithmic x all is
    above 0; on a logarithmic y 0, such as the loss of a run that has arrived, lies below every picture, and nothing is
    less. `quantity` may map quantities to the settings at which each shows.
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

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: the bands, and a line for each series of each quantity upon them."""
        grids = {
            (quantity, key): self.line(recording, f"{quantity}.{key}")
            for quantity in shown(self.quantity)
            for key in self.named(recording, quantity)
        }
        right, naming = self.naming(recording, grids, room)
        xs = {name: self.abscissa(recording, name[1], grid) for name, grid in grids.items()}
        x, y = scales(
            (self.x_label, self.x_domain or _span(list(xs.values()), self.log_x), self.log_x),
            (
                self.y_label,
                self.domain or fitted([_shown(recording, g) for g in grids.values()], self.log_y),
                self.log_y,
            ),
            room,
            right,
        )
        layers = [self.area(recording, band, x, y) for band in self.bands(recording, list(grids))]
        layers += [
            self.layer(recording, *name, grid, positions(x, y, xs[name], grid.values)) for name, grid in grids.items()
        ]
        backdrop = self.shade(x, y, recording) + frame(x, y)
        parts = (x, y, (), (backdrop,), tuple(layers))
        return (Panel(name, self.title, room.width, room.height, *parts, naming=naming),)

    def named(self, recording: Recording, quantity: str) -> Sequence[str]:
        """The series of a quantity that are drawn: all, or those of `only`."""
        known = recording.series(quantity)
        for key in self.only:
            one_of(f"only, of '{quantity}'", key, known)
        return self.only or known

    def line(self, recording: Recording, name: str, of_seeds: str = "mean") -> Grid:
        """The grid as lines along its last dimension, the "mean", "min" or "max" of its seeds."""
        grid = recording.grid(name)
        if "seed" in grid.dims:
            grid = grid.over("seed", of_seeds)
        if self.log_y:
            positive("log_y", name, grid, zeros=True)
        if not self.across:
            return fitting(recording, name, grid, "step" if "step" in grid.dims else "point")
        last = fitting(recording, name, grid.at(step=-1))
        if recording.axis(self.across).name not in last.dims:
            raise ValueError(f"across='{self.across}': grid '{name}' of ({', '.join(grid.dims)}) does not depend on it")
        at = last.dims.index(self.across)
        return Grid((*last.dims[:at], *last.dims[at + 1 :], "point"), np.moveaxis(last.values, at, -1))

    def abscissa(self, recording: Recording, key: str, grid: Grid) -> np.ndarray:
        """The x of one series, (n,) or shaped to broadcast with its grid."""
        name, own = self.placed(recording, key, grid)
        size = len(own.dims)
        if not size or own.dims != grid.dims[-size:] or own.values.shape[-1] != grid.values.shape[-1]:
            lines = f"the lines are of ({', '.join(grid.dims)}), {grid.values.shape}"
            raise ValueError(f"x='{self.x}': grid '{name}' is of ({', '.join(own.dims)}), {own.values.shape}; {lines}")
        if self.log_x:
            positive("log_x", name, own)
        return own.values

    def placed(self, recording: Recording, key: str, grid: Grid) -> tuple[str, Grid]:
        """Where the points of one series are, as a grid, and what that is called."""
        if self.across:
            axis = recording.axis(self.across)
            if not axis.numeric:
                raise ValueError(f"across='{self.across}': its stops are no numbers, and a line is drawn over numbers")
            return self.across, Grid(("point",), axis.values)
        if not self.x:
            return "the ticks", Grid(grid.dims[-1:], np.arange(grid.values.shape[-1], dtype=float))
        name = next((name for name in (f"{self.x}.{key}", f"{self.x}.all") if name in recording.grids), "")
        if not name:
            near = nearest(self.x, {known.split(".")[0] for known in recording.grids})
            raise ValueError(f"x='{self.x}': there is no grid '{self.x}.{key}' and no '{self.x}.all'{near}")
        return name, recording.grid(name)

    def layer(self, recording: Recording, quantity: str, key: str, grid: Grid, points: np.ndarray) -> Layer:
        """The line of one series, as a layer."""
        axes, clocked = grid.dims[:-1], grid.dims[-1] == "step"
        label = recording.labels.get(key, key)
        end = ended(recording, quantity, key, axes) if clocked else None
        values = self.told(recording, grid)
        return Layer(key, label, "line", axes, points, clocked, end, values, when=shown(self.quantity)[quantity])

    def naming(self, recording: Recording, grids: Mapping[tuple[str, str], Grid], room: Room) -> tuple[int, str]:
        """The room at the right and where names stand: beside the heads of lines that the clock draws across a plane.

        A lone line that the upright axis names has none.
        """
        named = [(recording.labels.get(key, key), self.told(recording, grid)) for (_, key), grid in grids.items()]
        if {name for name, _ in named} == {self.y_label}:
            return RIGHT, ""
        clocked = any(grid.dims[-1] == "step" for grid in grids.values())
        across_plane = clocked and all(values is None for _, values in named)
        return (RIGHT, "beside") if across_plane else column(named, room.height)

    def told(self, recording: Recording, grid: Grid) -> np.ndarray | None:
        """The values told beside a name: those of a line over the clock, not of one across a plane."""
        over_clock = grid.dims[-1] == "step" and (not self.x or f"{self.x}.all" in recording.grids)
        return grid.values if over_clock else None

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
            seeded = [(q, key) for q, key in names if "seed" in recording.grid(f"{q}.{key}").dims]
            if not seeded:
                raise ValueError(f"band=True: no grid of '{names[0][0]}' has a dimension 'seed', from which to shade")
            lows, highs = ([self.line(recording, f"{q}.{key}", end) for q, key in seeded] for end in ("min", "max"))
            return [Band(key, low, high, whens[q]) for (q, key), low, high in zip(seeded, lows, highs, strict=True)]
        keys = recording.series(f"{self.band}_low") if self.band else ()
        low, high = f"{self.band}_low", f"{self.band}_high"
        return [Band(key, self.line(recording, f"{low}.{key}"), self.line(recording, f"{high}.{key}")) for key in keys]

    def shade(self, x: Scale, y: Scale, recording: Recording) -> str:
        """The zones, shaded."""
        shaded = ""
        for argument, upright in (("zone", True), ("x_zone", False)):
            zone = _zone(recording, argument, getattr(self, argument))
            if zone:
                left, right = sorted(x.range if upright else x(zone).tolist())
                top, bottom = sorted(y(zone).tolist() if upright else y.range)
                sides = {"x": left, "y": top, "width": right - left, "height": bottom - top}
                shaded += element(
                    "rect",
                    {"class": "zone", "fill": theme().var("zone")}
                    | {side: f"{round(size, 1):g}" for side, size in sides.items()},
                )
        return shaded


def _span(xs: list[np.ndarray], log: bool) -> tuple[float, float]:
    return spanned(np.concatenate([np.ravel(x) for x in xs]), log)


def _zone(recording: Recording, argument: str, zone: Sequence[float] | str) -> Sequence[float]:
    """The ends of a zone, of numbers or named; () where there is none."""
    if not isinstance(zone, str):
        return zone
    if not zone:
        return ()
    ends = [f"{zone}.{end}" for end in ("low", "high")]
    for end in ends:
        if end not in recording.grids:
            raise ValueError(f"{argument}='{zone}': no grid is called '{end}'{nearest(end, recording.grids)}")
        if recording.grid(end).dims:
            raise ValueError(f"{argument}='{zone}': grid '{end}' is one number, without dimensions")
    return [float(recording.grid(end).values) for end in ends]


def _shown(recording: Recording, grid: Grid) -> np.ndarray:
    """The values at the default setting, which the axis is made to fit."""
    names = [axis.name for axis in recording.axes]
    return grid.values[tuple(recording.axis(d).default_index if d in names else slice(None) for d in grid.dims)]
