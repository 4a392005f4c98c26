"""power: the exponent of a power law, fitted."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def power(x: ArrayLike, y: ArrayLike) -> float:
    """The p of y ~ x^p: the slope of log y against log x, by least squares. Both are (n,) and positive."""
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])
