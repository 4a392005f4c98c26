"""The contract of a loss of a network's outputs: a mean over examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Loss:
    """`value` of outputs and targets (..., examples, units) is (...); `slope` is its derivative by the outputs.

    `fits` raises ValueError for targets (..., examples, units) of which this is no loss.
    """

    label: str
    value: Callable[[np.ndarray, np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]
    fits: Callable[[np.ndarray], None] = lambda targets: None
