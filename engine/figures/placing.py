"""Where things stand in a picture: the room for the axes, and scales that fit the data into it."""

from __future__ import annotations

import numpy as np

from engine.figures.axes import below, margin
from engine.figures.layout import Room
from engine.figures.panel import BOTTOM, LEFT, RIGHT, TOP, WIDTH, Scale

HOLD = WIDTH  # a path is followed this far outside the picture
BARE = 12  # room above a plot whose upright axis has no name


def scales(x: tuple, y: tuple, room: Room, right: int = RIGHT) -> tuple[Scale, Scale]:
    """The scales of a panel that fills a room; x and y are (label, domain), (label, domain, log) or with stops too."""
    top = TOP if y[0] else BARE
    up = Scale(y[0], y[1], (room.height - BOTTOM, top), *y[2:])
    across = Scale(x[0], x[1], (margin(up), room.width - right), *x[2:])
    return across, Scale(y[0], y[1], (room.height - below(across), top), *y[2:])


def height_for(window, least: int = 200, most: int = 300) -> int:
    """The height at which a unit of y is about as long as a unit of x, within limits."""
    (x0, x1), (y0, y1) = window
    plot = (WIDTH - LEFT - RIGHT) * (y1 - y0) / (x1 - x0)
    return round(min(max(plot + TOP + BOTTOM, least), most))


def positions(x: Scale, y: Scale, xs, ys) -> np.ndarray:
    """(..., 2) picture positions of data coordinates, held one picture's width outside the picture."""
    return np.stack(np.broadcast_arrays(x(xs, HOLD), y(ys, HOLD)), axis=-1)


def spanned(values: np.ndarray, log: bool = False) -> tuple[float, float]:
    """The least and the greatest of values, on a logarithmic axis of those above 0; apart where they are one."""
    flat = values[values > 0] if log else values
    low, high = float(flat.min()), float(flat.max())
    if low < high:
        return low, high
    return (low / 2, high * 2) if log else (low - 0.5, high + 0.5)


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
