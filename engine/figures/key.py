"""key: the series of a still whose names do not stand in its pictures, each with its swatch, in rows below them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from engine.figures.draw import Drawing, shows
from engine.figures.ink import element
from engine.figures.labels import is_named
from engine.figures.legend import Entry, legend
from engine.figures.letters import length
from engine.figures.theme import theme

ROW, TEXT = 22, 13  # pixels: of a row, of its letters
SWATCH, BLANK, APART = 28, 8, 28  # pixels: of a swatch, to its name, from there to the next


def key(drawing: Drawing, setting: Mapping[str, int], tick: int, width: float, top: float) -> tuple[str, int]:
    """The rows, as wide as a still, from `top` down, as SVG in pixels, and how high they are: 0 where all are named."""
    parts, x, rows = [], 0.0, 0
    for entry in unnamed(drawing, setting, tick):
        wide = SWATCH + BLANK + length(entry.label, TEXT)
        if not rows or x + wide > width:
            x, rows = 0.0, rows + 1
        middle = top + (rows - 0.5) * ROW
        name = f'<text x="{x + SWATCH + BLANK:.1f}" y="{middle:g}" dy="0.35em" fill="{theme().var("ink")}">'
        parts.append(f"{_swatch(entry, x, middle)}{name}{escape(entry.label)}</text>")
        x += wide + APART
    return (f'<g class="key">{"".join(parts)}</g>' if parts else ""), rows * ROW


def unnamed(drawing: Drawing, setting: Mapping[str, int], tick: int) -> list[Entry]:
    """The series that show at a setting and whose name stands neither in a picture nor at one of its axes."""
    shown = [(p, layer) for p in drawing.panels for layer in p.layers if shows(layer, drawing, setting)]
    named = {layer.series for panel, layer in shown if is_named(panel, layer)}
    named |= {layer.series for panel, layer in shown if panel.y and panel.y.label == layer.label}
    seen = {layer.series for _, layer in shown} - named
    return [entry for entry in legend(drawing, setting, tick) if entry.key in seen]


def _swatch(entry: Entry, x: float, y: float) -> str:
    """What stands for a series, `SWATCH` pixels wide, its middle at y: as in the legend of a page."""
    if entry.swatch == "dot":
        return element("circle", {"cx": f"{x + SWATCH / 2:.1f}", "cy": f"{y:g}", "r": 4.5, "fill": entry.colour})
    if entry.swatch in ("bar", "area"):
        box = {"x": f"{x + 4:.1f}", "y": f"{y - 5:g}", "width": 20, "height": 10}
        return element("rect", box | {"fill": entry.colour})
    dashes = {} if entry.dash == "none" else {"stroke-dasharray": entry.dash}
    ends = {"x1": f"{x + 1:.1f}", "x2": f"{x + SWATCH - 1:.1f}", "y1": f"{y:g}", "y2": f"{y:g}"}
    return element("line", ends | {"stroke": entry.colour, "stroke-width": 2.5} | dashes)
