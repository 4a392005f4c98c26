"""Activations: what a hidden unit does with its sum. They take complex numbers too, as curvature.py needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Activation:
    """`apply` takes the sums z, which it may overwrite; `slope` gives the derivative from the outputs y = apply(z)."""

    label: str
    apply: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]


def _rectify(z: np.ndarray) -> np.ndarray:
    z *= z.real > 0
    return z


TANH = Activation("tanh", lambda z: np.tanh(z, out=z), lambda y: 1 - y * y)
RELU = Activation("ReLU", _rectify, lambda y: y.real > 0)
ACTIVATIONS = {"tanh": TANH, "relu": RELU}
