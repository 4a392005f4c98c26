"""pack: a drawing as the compact JSON that readers download and the player plays.

Positions are integers in tenths of a picture unit, each the difference to the one before it. A track that stands
still at its end is cut there; the player repeats its last point. The format is described in docs/format.md.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from engine.figures.draw import Drawing
from engine.figures.panel import Layer, Panel, Scale, Table
from engine.figures.theme import theme
from engine.lab.sweep import Axis


@dataclass(frozen=True)
class Packed:
    """What goes to data/NAME.json, and by number to data/NAME.K.json for each setting of the chunk axes."""

    main: dict
    chunks: Mapping[int, dict]


def pack(drawing: Drawing) -> Packed:
    """The drawing in the format recording/1. Layers and table rows that depend on chunk axes go to the chunks."""
    chunk_axes = drawing.scene.chunks
    layers = {f"{p}.{n}": layer for p, panel in enumerate(drawing.panels) for n, layer in enumerate(panel.layers)}
    tracks = {key: _tracks(_in_order(layer, chunk_axes), chunk_axes) for key, layer in layers.items()}
    rows = {
        f"{t}.{r}": _values(axes, values, chunk_axes)
        for t, table in enumerate(drawing.tables)
        for r, (axes, values) in enumerate(zip(table.axes, table.values, strict=True))
    }
    main = {
        "format": "recording/1",
        "scene": drawing.name,
        "title": drawing.scene.title,
        "axes": [_axis(axis) for axis in drawing.recording.axes],
        "off": list(drawing.scene.off),
        "clock": _clock(drawing),
        "panels": [_panel(drawing, p, panel, tracks) for p, panel in enumerate(drawing.panels)],
        "tables": [_table(t, table, rows, chunk_axes) for t, table in enumerate(drawing.tables)],
    }
    if not chunk_axes:
        return Packed(main, {})
    main["chunks"] = {"axes": list(chunk_axes)}
    shape = [len(drawing.recording.axis(name)) for name in chunk_axes]
    return Packed(
        main, {k: _chunk(drawing.name, k, shape, chunk_axes, layers, tracks, rows) for k in range(prod(shape))}
    )


def to_json(part: dict) -> bytes:
    """The part as JSON without a space to spare."""
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def to_script(name: str, chunk: int | None, part: dict) -> bytes:
    """The same JSON as a classic script, deflated in base64: what a page opened from a disk can load."""
    packed = b64encode(zlib.compress(to_json(part), 9)).decode()
    return f"press.deliver({json.dumps(name)},{json.dumps(chunk)},{json.dumps(packed)});\n".encode()


def _axis(axis: Axis) -> dict:
    return {
        "name": axis.name,
        "label": axis.label,
        "control": axis.control,
        "values": [_plain(value) for value in axis.values],
        "texts": [axis.text(value) for value in axis.values],
        "default": axis.default_index,
    }


def _plain(value):
    if isinstance(value, np.generic):
        return value.item()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _clock(drawing: Drawing) -> dict | None:
    clock = drawing.scene.clock
    if not drawing.ticks:
        return None
    packed = {
        "label": clock.label,
        "ticks": drawing.ticks,
        "stops": list(clock.stops),
        "default": drawing.horizon,
        "start": drawing.start,
        "rate": clock.rate,
    }
    return packed | ({"times": list(clock.times)} if clock.times else {})


def _scale(scale: Scale | None) -> dict | None:
    if scale is None:
        return None
    return {"label": scale.label, "domain": list(scale.domain), "range": list(scale.range), "log": scale.log}


def _panel(drawing: Drawing, number: int, panel: Panel, tracks: Mapping[str, dict]) -> dict:
    packed = {
        "name": panel.name,
        "title": panel.title,
        "width": panel.width,
        "height": panel.height,
        "plot": list(panel.plot),
        "x": _scale(panel.x),
        "y": _scale(panel.y),
        "backdrops": {
            "axes": list(panel.backdrop_axes),
            "svg": list(panel.backdrops) if len(panel.backdrops) > 1 else [],
        },
        "layers": [
            _layer(drawing, layer, tracks[f"{number}.{n}"], drawing.scene.chunks)
            for n, layer in enumerate(panel.layers)
        ],
    }
    if panel.handle:
        axis, starts = panel.handle
        packed["handle"] = {"axis": axis, "points": np.round(np.ravel(starts), 1).tolist()}
    return packed


def _layer(drawing: Drawing, layer: Layer, tracks: dict, chunk_axes: tuple[str, ...]) -> dict:
    token = drawing.tokens[layer.series]
    packed = {
        "series": layer.series,
        "label": layer.label,
        "mark": layer.mark,
        "colour": token,
        "dash": theme().dashes.get(token, "none"),
        "axes": list(_in_order(layer, chunk_axes).axes),
        "clocked": layer.clocked,
        "n": layer.points.shape[-2],
    }
    if layer.mark == "bars":
        packed["base"] = layer.base
    if layer.when:
        packed["when"] = {name: _plain(value) for name, value in layer.when.items()}
    chunked = set(chunk_axes) & set(layer.axes)
    return packed | {key: value for key, value in tracks.items() if key == "x" or not chunked}


def _in_order(layer: Layer, chunk_axes: tuple[str, ...]) -> Layer:
    """The layer with its chunk axes first."""
    order = sorted(
        range(len(layer.axes)), key=lambda i: (layer.axes[i] not in chunk_axes, _rank(layer.axes[i], chunk_axes))
    )
    if order == list(range(len(layer.axes))):
        return layer
    rest = range(len(order), layer.points.ndim)
    shape = layer.points.shape[: len(order)]
    texts = np.array(layer.texts, dtype=object).reshape(shape).transpose(order).ravel() if layer.texts else ()
    return Layer(
        layer.series,
        layer.label,
        layer.mark,
        tuple(layer.axes[i] for i in order),
        layer.points.transpose(*order, *rest),
        layer.clocked,
        None if layer.ended is None else layer.ended.transpose(order),
        tuple(texts),
        layer.base,
        layer.when,
    )


def _rank(axis: str, chunk_axes: tuple[str, ...]) -> int:
    return chunk_axes.index(axis) if axis in chunk_axes else 0


def _tracks(layer: Layer, chunk_axes: tuple[str, ...]) -> dict:
    """x (where all tracks share it), tracks, ended and texts of a layer, row by row over its axes."""
    tenths = np.round(layer.points * 10).astype(np.int64)
    if layer.mark == "morph":
        runs = tenths.reshape(-1, *tenths.shape[-3:])
        packed = {"x": np.diff(runs[0, 0, :, 0], prepend=0).tolist(), "tracks": [_morphed(run[..., 1]) for run in runs]}
    else:
        runs = tenths.reshape(-1, *tenths.shape[-2:])
        shared = (len(runs) > 1 and bool((runs[..., 0] == runs[0, :, 0]).all())) or (
            layer.mark == "line" and len(runs) == 1
        )
        packed = {"x": np.diff(runs[0, :, 0], prepend=0).tolist()} if shared else {}
        packed["tracks"] = _settled(runs[..., 1:] if shared else runs)
    if layer.ended is not None:
        packed["ended"] = layer.ended.ravel().tolist()
    if layer.texts:
        packed["texts"] = list(layer.texts)
    return packed


def _settled(runs: np.ndarray) -> list[list[int]]:
    """(runs, n, coordinates) as differences along n, each run cut where it stands still to its end."""
    steps = np.diff(runs, axis=1, prepend=0)
    moves = (steps != 0).any(axis=-1)
    moves[:, 0] = True
    lengths = runs.shape[1] - np.argmax(moves[:, ::-1], axis=1)
    return [step[:length].ravel().tolist() for step, length in zip(steps, lengths, strict=True)]


def _morphed(ys: np.ndarray) -> list[int]:
    """(ticks, n): the first tick as differences along n, every later one as differences to the tick before."""
    first = np.diff(ys[0], prepend=0)
    return np.concatenate([first, np.diff(ys, axis=0).ravel()]).tolist()


def _values(axes: tuple[str, ...], values: np.ndarray, chunk_axes: tuple[str, ...]) -> tuple[tuple[str, ...], list]:
    """A table row's axes, chunk axes first, and its values row by row over them."""
    order = sorted(range(len(axes)), key=lambda i: (axes[i] not in chunk_axes, _rank(axes[i], chunk_axes)))
    flat = values.transpose(order).ravel()
    numbers = flat.tolist() if np.issubdtype(flat.dtype, np.integer) else [float(f"{v:.4g}") for v in flat]
    return tuple(axes[i] for i in order), numbers


def _table(number: int, table: Table, rows: Mapping[str, tuple], chunk_axes: tuple[str, ...]) -> dict:
    packed = {
        "column": table.column,
        "clocked": table.clocked,
        "best": table.best,
        "missing": table.missing,
        "rows": [],
    }
    if table.when:
        packed["when"] = {name: _plain(value) for name, value in table.when.items()}
    for r, (series, label) in enumerate(table.rows):
        axes, values = rows[f"{number}.{r}"]
        row = {"series": series, "label": label, "axes": list(axes)}
        packed["rows"].append(row if set(axes) & set(chunk_axes) else row | {"values": values})
    return packed


def _chunk(name, number, shape, chunk_axes, layers, tracks, rows) -> dict:
    """Chunk `number`, row by row over the chunk axes: the tracks and values that only it needs."""
    setting = dict(zip(chunk_axes, np.unravel_index(number, shape), strict=True))
    lengths = dict(zip(chunk_axes, shape, strict=True))

    def part(axes: tuple[str, ...], whole: list) -> list:
        mine = [axis for axis in axes if axis in lengths]
        at = int(np.ravel_multi_index([setting[a] for a in mine], [lengths[a] for a in mine]))
        size = len(whole) // prod(lengths[a] for a in mine)
        return whole[at * size : (at + 1) * size]

    chunk = {"format": "chunk/1", "scene": name, "chunk": number, "layers": {}, "tables": {}}
    for key, layer in layers.items():
        axes = _in_order(layer, chunk_axes).axes
        if set(axes) & set(lengths):
            kept = {field: part(axes, whole) for field, whole in tracks[key].items() if field != "x"}
            chunk["layers"][key] = kept
    for key, (axes, values) in rows.items():
        if set(axes) & set(lengths):
            chunk["tables"][key] = {"values": part(axes, values)}
    return chunk
