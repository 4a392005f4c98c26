"""ranking: a table of standings at one setting, the best first, each a bar with its number."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

import numpy as np

from engine.figures.draw import Drawing, applies
from engine.figures.ink import element
from engine.figures.numbers import number, rounded
from engine.figures.panel import Table


def ranking(drawing: Drawing, table: Table, setting: Mapping[str, int]) -> dict:
    """A table as its template needs it: `column`, whether it is `hidden`, and `rows`.

    A row is series, label, text, note, hidden, the series' `colour` and its `bar` (SVG), as long as its share of the
    clock's horizon, or of the largest value. Rows without a value come last, their bars dashed; what stands alike
    stays in the order drawn. Series that are off are hidden, below the others.
    """
    sign = -1 if table.best == "high" else 1
    values = [_at(axes, values, setting) for axes, values in zip(table.axes, table.values, strict=True)]
    notes = [number(_at(axes, values, setting)) for axes, values in table.notes] or [""] * len(values)
    whole = drawing.horizon if table.clocked else max(values)
    ranked = []
    for (series, label), value, note in zip(table.rows, values, notes, strict=True):
        missing = value < 0 or (table.clocked and value > drawing.horizon)
        text, colour = table.missing if missing else number(value), drawing.ink(series).colour
        row = {"series": series, "label": label, "text": text, "note": note, "hidden": series in drawing.scene.off}
        row |= {"colour": colour, "bar": bar(colour, None if missing else percent(value, whole))}
        ranked.append(((row["hidden"], float("inf") if missing else sign * value), row))
    rows = [row for _, row in sorted(ranked, key=lambda one: one[0])]
    return {
        "column": table.column,
        "beside": table.beside,
        "rows": rows,
        "hidden": not applies(table, drawing, setting),
    }


def _at(axes: tuple[str, ...], values: np.ndarray, setting: Mapping[str, int]) -> int | float:
    return rounded(values[tuple(setting[axis] for axis in axes)])


def percent(value: float, whole: float) -> int:
    """The share of the whole in percent, at least one: what is there is seen."""
    return max(1, floor(100 * value / whole + 0.5)) if whole > 0 else 1


def bar(colour: str, length: int | None) -> str:
    """A bar so many percent long; all the way and dashed where there is nothing to measure."""
    kind = "bar missing" if length is None else "bar"
    end = {"x2": f"{100 if length is None else length}%", "y1": 4, "y2": 4, "stroke": colour}
    return element("svg", {"class": kind, "aria-hidden": "true"})[:-2] + f">{element('line', end)}</svg>"
