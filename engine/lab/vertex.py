"""vertex: a best between the stops of an axis, so that it does not hang on where the stops lie."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from engine.lab.axis import Axis
from engine.lab.grid import refuse_ends


def vertex(axis: Axis, losses: ArrayLike) -> np.ndarray:
    """Where losses (..., stops), all positive, are least, (...): the vertex of the parabola through the least of them
    and its two neighbours, both axes in logarithms.

    Raises ValueError where the least is at the first or the last stop.
    """
    values = np.asarray(losses, dtype=float)
    at = values.argmin(axis=-1)
    refuse_ends(axis, at)
    x, y = np.log(np.asarray(axis.values, dtype=float)), np.log(values)
    picked = [np.take_along_axis(y, (at + k)[..., np.newaxis], -1)[..., 0] for k in (-1, 0, 1)]
    wide, near = x[at + 1] - x[at], x[at] - x[at - 1]
    up, down = (picked[2] - picked[1]) / wide, (picked[1] - picked[0]) / near
    bend = (up - down) / (wide + near)
    slope = down + bend * near  # of the parabola at the least stop
    return np.exp(x[at] - slope / (2 * np.where(bend > 0, bend, np.inf)))
