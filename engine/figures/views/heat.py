"""Heat: a map over two axes of the study, with a dot at the reader's setting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np

from engine.figures.axes import frame
from engine.figures.given import grid_of, positive
from engine.figures.ink import place
from engine.figures.layout import Room
from engine.figures.letters import length
from engine.figures.numbers import number, rounded
from engine.figures.panel import Cells, Layer, Panel, Scale
from engine.figures.placing import fitted, scales
from engine.figures.theme import theme
from engine.figures.views._view import View
from engine.lab.recording import Grid, Recording
from engine.lab.sweep import Axis

HEIGHT = 290
KEY = 22  # room for the key above the map
SHADES = 7
BOX = 14  # of a shade in the key


@dataclass(frozen=True)
class Heat(View):
    """The grid `quantity` (its dims `x`, `y` and any others) as a map, drawn for every setting of the other axes.

    With `classes` the values are 0, 1, ... and each class has a shade and its name in the key; otherwise seven shades
    from the lowest value to the highest, or over `domain`, by logarithm where `log` and all are above 0, and
    `unit_label` says of what.
    """

    quantity: str
    x: str
    y: str
    classes: Sequence[str] = ()
    shades: Sequence[int] = ()
    log: bool = False
    domain: tuple[float, float] | None = None
    unit_label: str = ""
    title: str = ""

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel, ...]:
        """One panel: the map at each setting of the other axes, and the dot."""
        grid = self.grid(recording)
        across, up = recording.axis(self.x), recording.axis(self.y)
        others = tuple(dim for dim in grid.dims if dim not in (self.x, self.y))
        values = grid.values.transpose(*(grid.dims.index(dim) for dim in (*others, self.y, self.x)))
        levels, names = self.binned(values)
        x, y = scales(_stops(across), _stops(up), room)
        y = replace(y, range=(y.range[0], y.range[1] + KEY))
        settings = product(*(range(len(recording.axis(dim))) for dim in others))
        backdrops = tuple(
            f'<g class="answer">{self.cells(levels[setting], x, y)}</g>' + frame(x, y, grid=False) + self.key(names, x)
            for setting in settings
        )
        spot = np.stack(np.meshgrid(x(np.arange(len(across))), y(np.arange(len(up))), indexing="ij"), axis=-1)
        here = Layer("here", "this setting", "spot", (self.x, self.y), spot[:, :, np.newaxis, :])
        cells = Cells(self.x, self.y, others, values, tuple(self.classes))
        return (Panel(name, self.title, room.width, room.height, x, y, others, backdrops, (here,), cells=cells),)

    def natural_height(self, _recording: Recording) -> int:
        """High enough for its cells to be pressed."""
        return HEIGHT

    def grid(self, recording: Recording) -> Grid:
        """The grid of the map. Raises ValueError where it has not both axes, or what neither class nor shade is for."""
        grid = grid_of(recording, self.quantity)
        for argument, axis in (("x", self.x), ("y", self.y)):
            if recording.axis(axis).name not in grid.dims or self.x == self.y:
                on = " and ".join(f"'{dim}'" for dim in grid.dims)
                raise ValueError(f"{argument}='{axis}': grid '{self.quantity}' is on {on}; a map is over two of them")
        if self.log:
            positive("log", self.quantity, grid)
        known = range(len(self.classes))
        strange = [value for value in np.unique(grid.values).tolist() if self.classes and value not in known]
        if strange:
            raise ValueError(f"classes: grid '{self.quantity}' holds {strange[0]:g}, and they are 0 to {known[-1]}")
        if self.shades and (len(self.shades) != len(self.classes) or not set(self.shades) <= set(range(SHADES))):
            raise ValueError(f"shades: {self.shades} are not one of 0 to {SHADES - 1} for each of {len(known)} classes")
        return grid

    def binned(self, values: np.ndarray) -> tuple[np.ndarray, list[tuple[int, str]]]:
        """Each value's shade, and the key: (shade, what it means)."""
        if self.classes:
            shades = self.shades or np.linspace(0, SHADES - 1, len(self.classes)).round().astype(int)
            return np.asarray(shades)[values.astype(int)], list(zip(shades, self.classes, strict=True))
        fit = fitted([values], True) if self.log else (float(values.min()), float(values.max()))
        low, high = self.domain or fit
        turn = np.log10 if self.log else np.asarray
        part = (turn(np.clip(values, low, high)) - turn(low)) / ((turn(high) - turn(low)) or 1.0)
        between = [(shade, "") for shade in range(1, SHADES - 1)]
        ends = (0, number(rounded(low, 2))), (SHADES - 1, f"{number(rounded(high, 2))} {self.unit_label}".strip())
        return np.minimum((part * SHADES).astype(int), SHADES - 1), [ends[0], *between, ends[1]]

    def cells(self, shades: np.ndarray, x: Scale, y: Scale) -> str:
        """One path a shade, its cells joined along each row; a cell ends in the very tenth in which the next begins."""
        columns = (x(np.arange(shades.shape[1] + 1) - 0.5) * 10).round().astype(int).tolist()
        rows = (y(np.arange(shades.shape[0] + 1) - 0.5) * 10).round().astype(int).tolist()
        paths: dict[int, list[str]] = {}
        for row, line in enumerate(shades):
            bottom, top = rows[row], rows[row + 1]
            edges = [0, *(np.flatnonzero(np.diff(line)) + 1), len(line)]
            for start, end in pairwise(edges):
                left, right = columns[start], columns[end]
                box = f"M{place(left)} {place(top)}H{place(right)}V{place(bottom)}H{place(left)}z"
                paths.setdefault(int(line[start]), []).append(box)
        return "".join(
            f'<path fill="{theme().var(f"heat-{shade}")}" shape-rendering="crispEdges" d="{"".join(boxes)}"/>'
            for shade, boxes in sorted(paths.items())
        )

    def key(self, names: list[tuple[int, str]], x: Scale) -> str:
        """The meaning of the shades, in a row above the map: a class after its shade; a ramp between its ends."""
        boxes, texts, left = [], [], x.range[0]
        for i, (shade, text) in enumerate(names):
            before = text if i == 0 and not self.classes else ""
            if before:
                texts.append((left, before))
                left += length(before) + 6
            boxes.append(
                f'<rect x="{left:.1f}" y="2" width="{BOX}" height="12" fill="{theme().var(f"heat-{shade}")}"/>'
            )
            left += BOX
            if text and not before:
                texts.append((left + 5, text))
                left += length(text) + 16
        said = "".join(f'<text x="{at:.1f}" y="13" fill="{theme().var("muted")}">{text}</text>' for at, text in texts)
        return "".join(boxes) + said


def _stops(axis: Axis) -> tuple:
    """An axis of a map: a cell a stop of the reader's control, with its text."""
    texts = tuple((float(i), axis.text(value)) for i, value in enumerate(axis.values))
    return axis.label, (-0.5, len(axis) - 0.5), False, texts
