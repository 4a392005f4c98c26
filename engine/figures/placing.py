"""Where things stand in a picture: the room for the axes, and scales that fit the data into it."""

from __future__ import annotations

import numpy as np

from engine.figures.panel import BOTTOM, LEFT, RIGHT, TOP, WIDTH, Scale

HOLD = WIDTH  # a path is followed this far outside the picture


def scales(x: tuple, y: tuple, height: int, right: int = RIGHT) -> tuple[Scale, Scale]:
    """The scales of a panel `height` units high; x and y are (label, domain) or (label, domain, log)."""
    across = Scale(x[0], x[1], (LEFT, WIDTH - right), *x[2:])
    return across, Scale(y[0], y[1], (height - BOTTOM, TOP), *y[2:])


def height_for(window, least: int = 180, most: int = 400) -> int:
    """The height at which a unit of y is as long as a unit of x, within limits."""
    (x0, x1), (y0, y1) = window
    plot = (WIDTH - LEFT - RIGHT) * (y1 - y0) / (x1 - x0)
    return round(min(max(plot + TOP + BOTTOM, least), most))


def positions(x: Scale, y: Scale, xs, ys) -> np.ndarray:
    """(..., 2) picture positions of data coordinates, held one picture's width outside the picture."""
    return np.stack(np.broadcast_arrays(x(xs, HOLD), y(ys, HOLD)), axis=-1)


def fitted(values: list[np.ndarray], log: bool) -> tuple[float, float]:
    """A domain that shows the values with a little room; on a logarithmic axis at most nine decades of it."""
    flat = np.concatenate([np.ravel(v) for v in values])
    if not log:
        low, high = float(flat.min()), float(flat.max())
        room = 0.05 * (high - low) or 1.0
        return low - room * (low != 0), high + room
    flat = flat[flat > 0]
    if not len(flat):
        return 0.1, 1.0
    high = float(flat.max()) * 1.6
    return max(float(flat.min()) / 1.6, high * 1e-9), high
