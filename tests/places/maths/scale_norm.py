"""Scale norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.networks.norms._linear import Linear


@dataclass(frozen=True)
class ScaleNorm(Linear):
    """Each example over the length of its units.   (Nguyen and Salazar 2019, equation 5, a gain for each unit)"""

    label = "scale norm"

    def forward(self, x, layer):
        s = x @ layer.weight
        size = np.sqrt((s * s).sum(axis=-1, keepdims=True) + 1e-5)
        s /= size
        return s * layer.gain + layer.bias, (s, size)

    def backward(self, slope, x, layer, kept, gradient):
        s, size = kept
        slope.sum(axis=-2, keepdims=True, out=gradient.bias)
        (slope * s).sum(axis=-2, keepdims=True, out=gradient.gain)
        back = slope * layer.gain
        back = (back - (back * s).sum(axis=-1, keepdims=True) * s) / size
        np.matmul(np.swapaxes(x, -1, -2), back, out=gradient.weight)
        return back
