"""pack: a drawing in the compact form player/1, which the player downloads; docs/format.md describes it.

Positions are integers in tenths of a picture unit, each the difference to the one before it. A track that stands
still at its end is cut there; the player repeats its last point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.figures.draw import Drawing
from engine.figures.marks import mark
from engine.figures.numbers import codes
from engine.figures.panel import Cells, Layer, Panel, Scale, Table
from engine.figures.strips import Strip, layer_strip, row_strip


@dataclass(frozen=True)
class Packed:
    """What goes to data/NAME.js, and by number to data/NAME.K.js for each setting of the chunk axes."""

    main: dict
    chunks: Mapping[int, dict]


def pack(drawing: Drawing) -> Packed:
    """The drawing in the format player/1. Layers and table rows that depend on chunk axes go to the chunks."""
    chunk_axes = drawing.scene.chunks
    telling = [panel for panel in drawing.panels if panel is drawing.told or panel.naming == "valued"]
    told = [layer for panel in telling for layer in panel.layers]
    plots = {id(layer): panel.plot for panel in drawing.panels for layer in panel.layers}
    layers = {
        key: layer_strip(layer, chunk_axes, any(layer is one for one in told), plots[id(layer)])
        for key, layer in drawing.layers.items()
    }
    rows = {
        f"{t}.{r}{kind}": row_strip(axes, values, chunk_axes)
        for t, table in enumerate(drawing.tables)
        for kind, parts in (("", zip(table.axes, table.values, strict=True)), (".beside", table.notes))
        for r, (axes, values) in enumerate(parts)
    }
    main = {
        "format": "player/1",
        "axes": [
            {
                "name": a.name,
                "values": list(a.values),
                "texts": [a.text(v) for v in a.values],
                "default": a.default_index,
            }
            for a in drawing.recording.axes
        ],
        "off": list(drawing.scene.off),
        "clock": _clock(drawing),
        "panels": [_panel(drawing, p, panel, layers) for p, panel in enumerate(drawing.panels)],
        "tables": [_table(drawing, t, table, rows) for t, table in enumerate(drawing.tables)],
    }
    if not chunk_axes:
        return Packed(main, {})
    main["chunks"] = list(chunk_axes)
    return Packed(main, _chunks(drawing, layers, rows))


def _clock(drawing: Drawing) -> dict | None:
    clock = drawing.scene.clock
    if not drawing.ticks or clock is None:
        return None
    shown = {"stops": list(clock.stops), "default": drawing.horizon, "start": drawing.start}
    return {"label": clock.label, "rate": clock.rate} | shown | ({"times": list(drawing.times)} if clock.times else {})


def _panel(drawing: Drawing, number: int, panel: Panel, strips: Mapping[str, Strip]) -> dict:
    return (
        {
            "name": panel.name,
            "plot": list(panel.plot),
            "backdrops": {
                "axes": list(panel.backdrop_axes),
                "svg": list(panel.backdrops) if len(panel.backdrops) > 1 else [],
            },
            "layers": [_layer(drawing, layer, strips[f"{number}.{n}"]) for n, layer in enumerate(panel.layers)],
            "scales": [[_scale(scale) for scale in pair] for pair in _windows(panel)],
        }
        | ({"handle": panel.handle[0]} if panel.handle else {})
        | ({"cells": _cells(panel.cells)} if panel.cells else {})
    )


def _windows(panel: Panel) -> list[tuple[Scale, Scale]]:
    """The scales at each backdrop, once where they are the same at all."""
    return list(panel.windows) or ([(panel.x, panel.y)] if panel.x and panel.y else [])


def _scale(scale: Scale) -> dict:
    """How positions are read back as data values."""
    whole = {"label": scale.label, "domain": list(map(float, scale.domain)), "range": list(map(float, scale.range))}
    stops = {"stops": [[float(value), text] for value, text in scale.stops]} if scale.stops else {}
    return whole | ({"log": True} if scale.log else {}) | stops


def _cells(cells: Cells) -> dict:
    """What a map says: classes by their number, other values as codes."""
    values = cells.values.astype(int) if cells.classes else codes(cells.values)
    named = {"classes": list(cells.classes)} if cells.classes else {}
    return {"x": cells.x, "y": cells.y, "axes": list(cells.others), "values": values.ravel().tolist()} | named


def _layer(drawing: Drawing, layer: Layer, strip: Strip) -> dict:
    packed = {
        "series": layer.series,
        "axes": list(strip.axes),
        "n": layer.points.shape[-2],
        "clocked": layer.clocked,
        "roams": bool(getattr(mark(layer.mark), "ROAMS", False)),
        "frames": layer.whole_frames,
        "when": _when(drawing, layer),
    }
    return {key: value for key, value in packed.items() if value not in (False, {})} | _held(strip, drawing)


def _table(drawing: Drawing, number: int, table: Table, strips: Mapping[str, Strip]) -> dict:
    rows = [
        {"series": series}
        | _row(strips[f"{number}.{r}"], drawing)
        | ({"beside": _row(strips[f"{number}.{r}.beside"], drawing)} if table.notes else {})
        for r, (series, _) in enumerate(table.rows)
    ]
    when = _when(drawing, table)
    return ({"when": when} if when else {}) | {
        "clocked": table.clocked,
        "best": table.best,
        "missing": table.missing,
        "rows": rows,
    }


def _row(strip: Strip, drawing: Drawing) -> dict:
    return {"axes": list(strip.axes)} | _held(strip, drawing)


def _when(drawing: Drawing, part: Layer | Table) -> dict[str, int]:
    """axis -> the stop at which the part shows."""
    return {name: drawing.recording.axis(name).index(value) for name, value in part.when.items()}


def _held(strip: Strip, drawing: Drawing) -> dict:
    """What the main part holds of a strip: all of it where no chunk does."""
    return dict(strip.fixed) | ({} if set(strip.axes) & set(drawing.scene.chunks) else dict(strip.fields))


def _chunks(drawing: Drawing, layers: Mapping[str, Strip], rows: Mapping[str, Strip]) -> dict[int, dict]:
    """Every chunk by its number, row by row over the chunk axes: the tracks and values that only it needs."""
    lengths = {name: len(drawing.recording.axis(name)) for name in drawing.scene.chunks}
    chunks = {}
    for k, at in enumerate(np.ndindex(*lengths.values())):
        setting = dict(zip(lengths, at, strict=True))
        parts = {"layers": _part(layers, setting, lengths), "tables": _part(rows, setting, lengths)}
        chunks[k] = {"format": "player-chunk/1"} | parts
    return chunks


def _part(strips: Mapping[str, Strip], setting: Mapping[str, int], lengths: Mapping[str, int]) -> dict[str, dict]:
    """What a chunk holds of the strips that depend on its axes."""
    return {key: strip.chunk(setting, lengths) for key, strip in strips.items() if set(strip.axes) & set(lengths)}
