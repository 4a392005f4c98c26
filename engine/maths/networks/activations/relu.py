"""The rectifier."""

from __future__ import annotations

import numpy as np

from engine.maths.networks.activations._activation import Activation


def _rectify(z: np.ndarray) -> np.ndarray:
    z *= z.real > 0
    return z


RELU = Activation("ReLU", _rectify, lambda y: y.real > 0)  # max(z, 0): Nair and Hinton 2010
