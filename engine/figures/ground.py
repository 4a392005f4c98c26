"""ground: the heights of a surface's relief.

They rise from one band's level to the next in equal steps, so that a valley's floor has as much relief as its walls.
"""

from __future__ import annotations

import numpy as np

from engine.figures.panel import Scale
from engine.figures.terrain import BANDS
from engine.maths.surfaces import Surface

COLUMNS, ROWS = 57, 43
TOP = 255  # the largest height


def heights(surface: Surface, x: Scale, y: Scale) -> np.ndarray:
    """(ROWS, COLUMNS) whole numbers from 0, the lowest of the window of the scales, to TOP; rows upward."""
    values = surface.value(np.array(np.meshgrid(np.linspace(*x.domain, COLUMNS), np.linspace(*y.domain, ROWS))))
    levels = np.unique(surface.levels(BANDS - 1))
    ends = [min(values.min(), levels[0]), *levels, max(values.max(), levels[-1])]
    steps = np.interp(values, *np.unique(np.array([ends, np.arange(len(ends))], dtype=float), axis=1))
    return np.rint(TOP * (steps - steps.min()) / (np.ptp(steps) or 1.0)).astype(int)
