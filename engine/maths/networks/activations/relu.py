"""The rectifier."""

from __future__ import annotations

import numpy as np

from engine.maths.networks.activations._activation import Activation


def _rectify(z: np.ndarray) -> np.ndarray:
    z *= np.real(z) > 0
    return z


RELU = Activation("ReLU", _rectify, lambda y: np.real(y) > 0)  # max(z, 0): Nair and Hinton 2010
