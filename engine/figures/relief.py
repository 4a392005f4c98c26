"""relief: a surface in space with the paths upon it, as what the player turns and as a still."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from engine.figures.draw import Drawing, backdrop, shows
from engine.figures.ground import COLUMNS, ROWS, TOP
from engine.figures.ink import closed, element
from engine.figures.panel import Panel
from engine.figures.terrain import BANDS
from engine.figures.theme import theme
from engine.figures.track import track

VIEW = {"turn": 0.45, "tilt": 0.62, "lift": 0.3}  # radians about the upright; of depth; of height, in plot heights
SIZE = (700, 500)  # of the still
COARSE = 2  # every second row and column of the ground is enough for a still
ABOVE = 0.012  # by which a path lies above the ground


def height_at(ground: np.ndarray, places: np.ndarray) -> np.ndarray:
    """(n,) heights, 0 to 1, of the ground at (n, 2) places, parts of its width and of its height."""
    rows, columns = ground.shape
    across, up = np.clip(places[:, 0], 0, 1) * (columns - 1), np.clip(places[:, 1], 0, 1) * (rows - 1)
    i, j = np.minimum(across.astype(int), columns - 2), np.minimum(up.astype(int), rows - 2)
    u, v = across - i, up - j
    low = ground[j, i] * (1 - u) + ground[j, i + 1] * u
    high = ground[j + 1, i] * (1 - u) + ground[j + 1, i + 1] * u
    return (low * (1 - v) + high * v) / TOP


def projected(places: np.ndarray, level: np.ndarray, aspect: float, size=SIZE, view: Mapping = VIEW) -> np.ndarray:
    """(n, 2) positions in a picture of (n, 2) places at (n,) heights: the same sum as site_templates/relief has."""
    sine, cosine = np.sin(view["turn"]), np.cos(view["turn"])
    x, y = (places[:, 0] - 0.5) * aspect, places[:, 1] - 0.5
    radius = np.hypot(aspect, 1) / 2
    unit = min(size[0] / 2 / radius, size[1] / (2 * radius * view["tilt"] + view["lift"]))
    middle = size[1] / 2 + view["lift"] * unit / 2
    across = size[0] / 2 + (x * cosine - y * sine) * unit
    return np.column_stack(
        [across, middle - (x * sine + y * cosine) * view["tilt"] * unit - level * view["lift"] * unit]
    )


def places(panel: Panel, points: np.ndarray) -> np.ndarray:
    """(n, 2) picture positions in tenths as parts of the plot's width and, upward, of its height."""
    left, top, right, bottom = panel.plot
    return np.column_stack([(points[:, 0] / 10 - left) / (right - left), (bottom - points[:, 1] / 10) / (bottom - top)])


def packed(drawing: Drawing, setting: Mapping[str, int]) -> dict:
    """What site_templates/relief needs of a drawing: the ground at each backdrop, and the paths of one setting."""
    panel = drawing.panels[0]
    left, top, right, bottom = panel.plot
    grounds = [ground.ravel().tolist() for ground in panel.relief]
    paths = [
        {
            "label": layer.label,
            "colour": drawing.ink(layer.series).colour,
            "points": _rounded(drawing, panel, layer, setting),
        }
        for layer in panel.layers
        if shows(layer, drawing, setting)
    ]
    size = {"columns": COLUMNS, "rows": ROWS, "aspect": round((right - left) / (bottom - top), 4)}
    return {
        "format": "relief/1",
        **size,
        "view": VIEW,
        "grounds": grounds,
        "ground": backdrop(panel, drawing, setting),
        "paths": paths,
        "ticks": drawing.horizon,
    }


def _rounded(drawing: Drawing, panel: Panel, layer, setting: Mapping[str, int]) -> list[int]:
    """A path to the horizon, or until it left, in thousandths of the plot."""
    run = track(layer, setting, panel.plot)
    points = run.points[: drawing.horizon + 1 if run.ended < 0 else run.ended]
    return np.rint(1000 * places(panel, points)).astype(int).ravel().tolist()


def still(drawing: Drawing, setting: Mapping[str, int], tick: int) -> str:
    """The inside of an <svg> SIZE large: the ground, row by row from the back, and on it the paths up to a tick."""
    panel = drawing.panels[0]
    left, top, right, bottom = panel.plot
    aspect, ground = (right - left) / (bottom - top), panel.relief[backdrop(panel, drawing, setting)]
    coarse = ground[::COARSE, ::COARSE]
    rows, columns = coarse.shape
    mesh = np.stack(np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows)), axis=-1)
    corners = projected(mesh.reshape(-1, 2), coarse.ravel() / TOP, aspect).reshape(rows, columns, 2)
    shades = np.clip((coarse[:-1, :-1] + coarse[1:, 1:]) / 2 / TOP * BANDS, 0, BANDS - 1).astype(int)
    strips = "".join(_strips(corners, shades, row) for row in range(rows - 2, -1, -1))
    hairline = {"stroke": theme().var("ink"), "stroke-opacity": 0.12, "stroke-width": 0.5, "stroke-linejoin": "round"}
    seen = [layer for layer in panel.layers if shows(layer, drawing, setting)]
    runs = "".join(_path(drawing, panel, layer, setting, tick, ground, aspect) for layer in seen)
    return element("g", hairline)[:-2] + f">{strips}</g>{runs}"


def _strips(corners: np.ndarray, shades: np.ndarray, row: int) -> str:
    """The cells of a row, those of one shade beside each other as one."""
    edges = [0, *(np.flatnonzero(np.diff(shades[row])) + 1), shades.shape[1]]
    parts = []
    for start, end in pairwise(edges):
        outline = np.concatenate([corners[row, start : end + 1], corners[row + 1, start : end + 1][::-1]])
        d = closed(np.rint(outline * 10).astype(int))
        parts.append(element("path", {"fill": theme().var(f"band-{shades[row, start]}"), "d": d}))
    return "".join(parts)


def _path(drawing: Drawing, panel: Panel, layer, setting, tick: int, ground: np.ndarray, aspect: float) -> str:
    """A path on the ground up to a tick, with its head; where it is outside the plot it is not drawn."""
    run, colour = track(layer, setting, panel.plot), drawing.ink(layer.series).colour
    at = places(panel, run.points[: tick + 1 if run.ended < 0 else min(run.ended, tick + 1)])
    inside = np.all((at >= 0) & (at <= 1), axis=1)
    dots = projected(at, height_at(ground, at) + ABOVE, aspect)
    pieces = np.split(np.arange(len(at)), np.flatnonzero(np.diff(inside)) + 1)
    lines = [" ".join(f"{x:.1f},{y:.1f}" for x, y in dots[piece]) for piece in pieces if inside[piece[0]]]
    line = {"fill": "none", "stroke": colour, "stroke-width": 2.4, "stroke-linejoin": "round"}
    drawn = "".join(element("polyline", line | {"points": points}) for points in lines)
    if run.over(tick) or not inside[-1]:
        return drawn
    head = {"fill": colour, "stroke": theme().var("paper"), "stroke-width": 2, "r": 6}
    return drawn + element("circle", head | {"cx": f"{dots[-1, 0]:.1f}", "cy": f"{dots[-1, 1]:.1f}"})
