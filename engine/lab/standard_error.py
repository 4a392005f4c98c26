"""standard_error: how far a mean over seeds may lie from the mean of all seeds there are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def standard_error(values: ArrayLike) -> float:
    """The standard deviation of independent `values` (n,), n at least 2, over the root of n; in their unit."""
    return float(np.std(np.asarray(values, dtype=float), ddof=1) / np.sqrt(np.size(values)))
