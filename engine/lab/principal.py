"""principal: paths of many dimensions, drawn in the plane in which each varies most."""

from __future__ import annotations

import numpy as np


def principal(paths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Paths (..., points, parameters) in their first two principal directions, (..., points, 2), and the share of the
    variance of the points that lies in each of the two, (..., 2), by the singular value decomposition.

    Each is scaled to its largest excursion, 1, and turned so that it begins at the left and below.
    """
    u, s, _ = np.linalg.svd(paths - paths.mean(axis=-2, keepdims=True), full_matrices=False)
    plane = u[..., :2] * s[..., np.newaxis, :2]
    plane *= np.where(plane[..., :1, :] > 0, -1, 1) / np.abs(plane).max(axis=(-1, -2), keepdims=True)
    return plane, s[..., :2] ** 2 / (s**2).sum(axis=-1, keepdims=True)
