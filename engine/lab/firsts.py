"""firsts: who was first, from how many starts."""

from __future__ import annotations

import numpy as np


def firsts(steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of the steps of each racer from each start, (racers, ..., starts), -1 for never: the share (racers, ...) of the
    starts solved by anybody in which each was first, ties shared evenly, and how many were solved, (...).

    Where nobody solved any, the shares are 0.
    """
    taken = np.where(steps < 0, np.inf, steps)
    first = (taken == taken.min(axis=0)) & np.isfinite(taken)
    solved = np.isfinite(taken).any(axis=0).sum(axis=-1)
    return (first / np.maximum(first.sum(axis=0), 1)).sum(axis=-1) / np.maximum(solved, 1), solved
