"""archive: a recording in data units, for whoever wants its numbers; docs/format.md describes recording/2."""

from __future__ import annotations

import numpy as np

from engine.figures.draw import Drawing
from engine.figures.numbers import codes, rounded
from engine.figures.panel import Panel, Scale
from engine.figures.written import deflated, plain
from engine.lab.recording import Grid
from engine.lab.sweep import Axis

DIGITS = 6
PACKED_DIGITS = 5
LARGE = 1000  # entries from which a grid is packed


def archive(drawing: Drawing) -> dict:
    """The recording behind a drawing in the format recording/2: what was computed, nothing of how it is drawn."""
    recording = drawing.recording
    return {
        "format": "recording/2",
        "scene": drawing.name,
        "title": drawing.scene.title,
        "axes": [_axis(axis) for axis in recording.axes],
        "labels": dict(recording.labels),
        "runs": int(recording.runs),
        "steps": int(recording.steps),
        "seeds": [plain(seed) for seed in recording.seeds],
        "method": [{"what": what, "how": list(ways)} for what, ways in recording.method.items()],
        "clock": _clock(drawing),
        "panels": [_panel(panel) for panel in drawing.panels],
        "grids": {key: grid_written(grid) for key, grid in recording.grids.items()},
    }


def grid_written(grid: Grid) -> dict:
    """A grid with its dimensions: its numbers row by row or, where there are many, packed."""
    values, described = grid.values, {"dims": list(grid.dims), "shape": list(grid.values.shape)}
    if values.size < LARGE:
        return described | {"values": [rounded(value, DIGITS) for value in values.ravel()]}
    along = grid.dims.index("step") if "step" in grid.dims else len(grid.dims) - 1
    lines = np.moveaxis(codes(values, PACKED_DIGITS), along, -1)
    bends = np.diff(np.diff(lines, axis=-1, prepend=0), axis=-1, prepend=0).ravel()
    zigzag = np.where(bends < 0, -2 * bends - 1, 2 * bends).astype("<u4")
    planes = zigzag.view(np.uint8).reshape(-1, 4).T
    return described | {"along": grid.dims[along], "packed": deflated(planes.tobytes())}


def _axis(axis: Axis) -> dict:
    return {
        "name": axis.name,
        "label": axis.label,
        "control": axis.control,
        "values": [plain(value) for value in axis.values],
        "texts": [axis.text(value) for value in axis.values],
        "default": axis.default_index,
    }


def _clock(drawing: Drawing) -> dict | None:
    """What the steps of the grids are called, how many are shown, and which they are where not 0, 1, 2, ..."""
    clock = drawing.scene.clock
    if not drawing.ticks or clock is None:
        return None
    return {"label": clock.label or "step", "ticks": drawing.ticks} | (
        {"times": list(drawing.times)} if clock.times else {}
    )


def _panel(panel: Panel) -> dict:
    """The scales of a picture: one pair, or a pair for each setting of `axes`."""
    windows = panel.windows or (((panel.x, panel.y),) if panel.x and panel.y else ())
    axes = panel.backdrop_axes if panel.windows else ()
    return {
        "title": panel.title,
        "axes": list(axes),
        "windows": [{"x": _scale(x), "y": _scale(y)} for x, y in windows],
    }


def _scale(scale: Scale) -> dict:
    return {"label": scale.label, "domain": [rounded(float(end), DIGITS) for end in scale.domain], "log": scale.log}
