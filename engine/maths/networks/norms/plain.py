"""A linear layer without normalization."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.networks.norms._linear import Linear


@dataclass(frozen=True)
class Plain(Linear):
    """z = x W + bias."""

    label = "none"
    has_gain = False

    def forward(self, x, layer):
        z = x @ layer.weight
        z += layer.bias
        return z, None

    def backward(self, slope, x, layer, kept, gradient):
        np.matmul(np.swapaxes(x, -1, -2), slope, out=gradient.weight)
        slope.sum(axis=-2, keepdims=True, out=gradient.bias)
        return slope
