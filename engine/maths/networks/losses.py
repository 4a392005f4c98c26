"""Losses of a network's outputs: a mean over examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Loss:
    """`value` of outputs and targets (..., examples, units) is (...); `slope` is its derivative by the outputs."""

    label: str
    value: Callable[[np.ndarray, np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]


def _squared(outputs, targets):
    error = outputs - targets
    return (error * error).sum(axis=-1).mean(axis=-1) / 2


def _squared_slope(outputs, targets):
    return (outputs - targets) / outputs.shape[-2]


def _shifted(outputs):
    """The outputs less the largest of each example, whose exponentials cannot overflow."""
    return outputs - outputs.real.max(axis=-1, keepdims=True)


def softmax(outputs: np.ndarray) -> np.ndarray:
    """The likelihood of each unit, (..., units), for outputs of that shape."""
    likelihood = np.exp(_shifted(outputs))
    likelihood /= likelihood.sum(axis=-1, keepdims=True)
    return likelihood


def _cross_entropy(outputs, targets):
    shifted = _shifted(outputs)
    return (np.log(np.exp(shifted).sum(axis=-1)) - (targets * shifted).sum(axis=-1)).mean(axis=-1)


def _cross_entropy_slope(outputs, targets):
    slope = softmax(outputs)
    slope -= targets
    slope /= outputs.shape[-2]
    return slope


SQUARED = Loss("squared error", _squared, _squared_slope)  # half the sum over the outputs, as in Cohen et al. 2021
CROSS_ENTROPY = Loss("cross-entropy", _cross_entropy, _cross_entropy_slope)
LOSSES = {"squared": SQUARED, "cross_entropy": CROSS_ENTROPY}
