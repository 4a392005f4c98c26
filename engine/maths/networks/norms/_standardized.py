"""What batch, layer, group and RMS norm share: sums less their mean, over their standard deviation."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.maths.networks.norms._linear import Linear

_SMALL = 1e-5  # added to a variance before its root, as in PyTorch


@dataclass(frozen=True)
class Standardized(Linear, ABC):
    """s = x W less its mean, over its standard deviation: both of the numbers that `grouped` puts along `axis`.

    A kind that is not `centered` takes no mean off: s over its root mean square.
    """

    axis: ClassVar[int]
    centered: ClassVar[bool] = True

    def grouped(self, s: np.ndarray) -> np.ndarray:
        """The sums (runs, examples, out) with those that share a mean along one axis, without copying."""
        return s

    def forward(self, x, layer):
        sums = x @ layer.weight
        s = self.grouped(sums)
        if self.centered:
            s -= s.mean(axis=self.axis, keepdims=True)
        deviation = np.sqrt((s * s).mean(axis=self.axis, keepdims=True) + _SMALL)
        s /= deviation
        return sums * layer.gain + layer.bias, (sums, deviation)

    def backward(self, slope, x, layer, kept, gradient):
        sums, deviation = kept
        slope.sum(axis=-2, keepdims=True, out=gradient.bias)
        (slope * sums).sum(axis=-2, keepdims=True, out=gradient.gain)
        back = slope * layer.gain
        s, b = self.grouped(sums), self.grouped(back)
        along = (b * s).mean(axis=self.axis, keepdims=True)
        if self.centered:
            b -= b.mean(axis=self.axis, keepdims=True)
        b -= along * s
        b /= deviation
        np.matmul(np.swapaxes(x, -1, -2), back, out=gradient.weight)
        return back

    def fits(self, units, examples):
        several = self.grouped(np.empty((examples, units))).shape[self.axis]
        if several < 2 and self.centered:
            raise ValueError(f"{self.label}: of a single number nothing is left when its mean is taken off")
