"""The softmax of a network's outputs."""

from __future__ import annotations

import numpy as np


def shifted(outputs: np.ndarray) -> np.ndarray:
    """The outputs (..., units) less the largest of each example, whose exponentials cannot overflow."""
    return outputs - np.real(outputs).max(axis=-1, keepdims=True)


def softmax(outputs: np.ndarray) -> np.ndarray:
    """The likelihood of each unit, (..., units), for outputs of that shape."""
    likelihood = np.exp(shifted(outputs))
    likelihood /= likelihood.sum(axis=-1, keepdims=True)
    return likelihood
