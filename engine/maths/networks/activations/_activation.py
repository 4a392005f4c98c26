"""The contract of an activation: what a hidden unit does with its sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Activation:
    """`apply` takes the sums z, which it may overwrite; `slope` gives the derivative from the outputs y = apply(z).

    Both are elementwise and take complex numbers too, as curvature.py needs.
    """

    label: str
    apply: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]
