"""ranking: a table of standings at one setting, the best first."""

from __future__ import annotations

from collections.abc import Mapping

from engine.figures.draw import Drawing, applies
from engine.figures.numbers import number, rounded
from engine.figures.panel import Table


def ranking(drawing: Drawing, table: Table, setting: Mapping[str, int]) -> dict:
    """A table as its template needs it: `column`, whether it is `hidden`, and `rows` (series, label, text, hidden).

    Rows without a value come last; what stands alike stays in the order drawn. Series that are off are hidden.
    """
    sign = -1 if table.best == "high" else 1
    ranked = []
    for (series, label), axes, values in zip(table.rows, table.axes, table.values, strict=True):
        value = rounded(values[tuple(setting[axis] for axis in axes)])
        missing = value < 0 or (table.clocked and value > drawing.horizon)
        text = table.missing if missing else number(value)
        row = {"series": series, "label": label, "text": text, "hidden": series in drawing.scene.off}
        ranked.append((float("inf") if missing else sign * value, row))
    rows = [row for _, row in sorted(ranked, key=lambda one: one[0])]
    return {"column": table.column, "rows": rows, "hidden": not applies(table, drawing, setting)}
