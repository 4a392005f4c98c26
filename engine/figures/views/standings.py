"""Standings: one number a series, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.figures.given import grid_of, one_of
from engine.figures.layout import Room
from engine.figures.panel import Table
from engine.figures.views._view import View
from engine.lab.recording import Recording

BEST = ("low", "high", "")


@dataclass(frozen=True)
class Standings(View):
    """The grids `quantity`.SERIES (axes...) as a table, -1 for none; where `clocked` they count ticks.

    `beside` names a further quantity to stand in each row, and what heads it: ("own", "rate").
    """

    quantity: str
    column: str
    clocked: bool = True
    best: str = "low"
    when: Mapping[str, object] = field(default_factory=dict)
    beside: tuple[str, str] | None = None

    def natural_height(self, _recording: Recording) -> int:
        """None: it is no picture."""
        return 0

    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Table, ...]:
        """One table: a row for each series."""
        series = recording.series(self.quantity)
        one_of("best", self.best, BEST)
        grids = [grid_of(recording, f"{self.quantity}.{key}") for key in series]
        rows = tuple((key, recording.labels.get(key, key)) for key in series)
        axes, values = tuple(grid.dims for grid in grids), tuple(grid.values for grid in grids)
        further, heading = self.beside or ("", "")
        beside = [grid_of(recording, f"{further}.{key}") for key in series] if further else []
        notes = tuple((grid.dims, grid.values) for grid in beside)
        return (Table(self.column, rows, axes, values, self.clocked, self.best, "–", self.when, heading, notes),)
