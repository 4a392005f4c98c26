"""terrain: a surface as filled bands, deeper in colour where it is lower, with its minima, as SVG."""

from __future__ import annotations

import numpy as np

from engine.figures.ink import closed, element
from engine.figures.panel import Scale
from engine.figures.theme import theme
from engine.maths.surfaces import Surface

RESOLUTION = 121
BANDS = 12  # the tokens band-0, the lowest, to band-11
SIMPLIFY = 0.15  # units by which an outline may be off
RING = 4.5


def bands(surface: Surface, x: Scale, y: Scale) -> str:
    """The regions below each level over the window of the scales, the highest first, and a ring at each minimum.

    Painted one upon the other, each region's edge is a level's line, drawn once.
    """
    grid = np.array(np.meshgrid(np.linspace(*x.domain, RESOLUTION), np.linspace(*y.domain, RESOLUTION)))
    levels = np.unique(surface.levels(BANDS - 1))
    heights = surface.value(grid)
    shades = np.linspace(0, BANDS - 1, len(levels) + 1).round().astype(int)
    (left, right), (bottom, top) = x.range, y.range
    size = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{right - left:g}", "height": f"{bottom - top:g}"}
    painted = element("rect", {"fill": theme().var(f"band-{shades[-1]}"), "stroke": "none"} | size)
    for level, shade in zip(levels[::-1], shades[-2::-1], strict=True):
        outline = "".join(_outline(part, x, y) for part in _below(grid, heights, level))
        if outline:
            painted += element("path", {"fill": theme().var(f"band-{shade}"), "d": outline})
    rings = "".join(_ring(u, v, x, y) for u, v in surface.minima if x.holds(u) and y.holds(v))
    hairline = {"stroke": theme().var("ink"), "stroke-opacity": 0.16, "stroke-width": 0.6, "fill-rule": "evenodd"}
    return element("g", {"class": "bands"} | hairline)[:-2] + f">{painted}</g>{rings}"


def _below(grid: np.ndarray, heights: np.ndarray, level: float) -> list[np.ndarray]:
    """Closed polygons, (n, 2) in data coordinates, around where the heights are below a level."""
    from matplotlib.figure import Figure

    if not (heights < level).any():
        return []
    drawn = Figure().add_subplot().contourf(*grid, heights, [min(heights.min(), level) - 1, level])
    return [np.asarray(one) for path in drawn.get_paths() for one in path.to_polygons(closed_only=False)]


def _outline(polygon: np.ndarray, x: Scale, y: Scale) -> str:
    """A polygon as a path, without the corners that are none."""
    from matplotlib.path import Path

    path = Path(np.column_stack([x(polygon[:, 0]), y(polygon[:, 1])]))
    path.simplify_threshold = SIMPLIFY
    corners = path.cleaned(simplify=True)
    return closed(np.rint(np.asarray(corners.vertices)[corners.codes != Path.STOP] * 10).astype(int))


def _ring(u: float, v: float, x: Scale, y: Scale) -> str:
    at = {"cx": f"{float(x(u)):.1f}", "cy": f"{float(y(v)):.1f}", "r": RING}
    return element("circle", {"class": "minimum", "fill": "none", "stroke": theme().var("minimum")} | at)
