"""Weight norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.networks.norms._linear import Linear


@dataclass(frozen=True)
class WeightNorm(Linear):
    """z = x (V / ||V||) gain + bias, the length that of a unit's weights.   (Salimans and Kingma 2016, equation 2)"""

    label = "weight norm"

    def forward(self, x, layer):
        length = np.sqrt((layer.weight * layer.weight).sum(axis=-2, keepdims=True))
        direction = layer.weight / length
        z = x @ (direction * layer.gain)
        z += layer.bias
        return z, (direction, length)

    def pulled(self, layer, kept):
        return kept[0] * layer.gain

    def backward(self, slope, x, layer, kept, gradient):
        direction, length = kept
        slope.sum(axis=-2, keepdims=True, out=gradient.bias)
        by_weight = np.swapaxes(x, -1, -2) @ slope
        along = (by_weight * direction).sum(axis=-2, keepdims=True)
        gradient.gain[...] = along
        gradient.weight[...] = (by_weight - along * direction) * (layer.gain / length)
        return slope

    def first_gain(self, weight):
        return np.linalg.norm(weight, axis=-2, keepdims=True)
