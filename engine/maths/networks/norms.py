"""Linear layers, plain and normalized. All hand on z = norm(x W) gain + bias, forward and backward."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

SMALL = 1e-5  # added to a variance before its root, as in PyTorch


@dataclass(frozen=True)
class Layer:
    """The parameters of a layer, or their gradients: views of theta. Weight (runs, in, out), the others (runs, 1, out).

    A plain layer has no gain.
    """

    weight: np.ndarray
    bias: np.ndarray
    gain: np.ndarray | None


@dataclass(frozen=True)
class Linear(ABC):
    """A kind of linear layer, with or without a gain. Inputs x are (runs, examples, in) or (examples, in)."""

    label: ClassVar[str]
    has_gain: ClassVar[bool] = True

    @abstractmethod
    def forward(self, x: np.ndarray, layer: Layer) -> tuple[np.ndarray, Any]:
        """z (runs, examples, out), and what `backward` needs."""

    @abstractmethod
    def backward(self, slope: np.ndarray, x: np.ndarray, layer: Layer, kept: Any, gradient: Layer) -> np.ndarray:
        """Fill the layer's `gradient` from `slope`, the loss's derivative by z. Returns the factor by which, times the
        transposed of `pulled`, the derivative goes on to x."""

    def pulled(self, layer: Layer, kept: Any) -> np.ndarray:
        """The matrix that multiplied x."""
        return layer.weight


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


@dataclass(frozen=True)
class _Standardized(Linear):
    """s = x W less its mean, over its standard deviation: both of the numbers that `grouped` puts along `axis`."""

    axis: ClassVar[int]

    def grouped(self, s: np.ndarray) -> np.ndarray:
        """The sums with those that share a mean along one axis."""
        return s

    def forward(self, x, layer):
        sums = x @ layer.weight
        s = self.grouped(sums)
        s -= s.mean(axis=self.axis, keepdims=True)
        deviation = np.sqrt((s * s).mean(axis=self.axis, keepdims=True) + SMALL)
        s /= deviation
        return sums * layer.gain + layer.bias, (sums, deviation)

    def backward(self, slope, x, layer, kept, gradient):
        sums, deviation = kept
        slope.sum(axis=-2, keepdims=True, out=gradient.bias)
        (slope * sums).sum(axis=-2, keepdims=True, out=gradient.gain)
        back = slope * layer.gain
        s, b = self.grouped(sums), self.grouped(back)
        along = (b * s).mean(axis=self.axis, keepdims=True)
        b -= b.mean(axis=self.axis, keepdims=True)
        b -= along * s
        b /= deviation
        np.matmul(np.swapaxes(x, -1, -2), back, out=gradient.weight)
        return back


@dataclass(frozen=True)
class BatchNorm(_Standardized):
    """Each unit by its mean and variance over the examples at hand.   (Ioffe and Szegedy 2015, algorithm 1)

    There are no running averages: a network is evaluated with the statistics of the examples it is evaluated on.
    """

    label = "batch norm"
    axis = -2


@dataclass(frozen=True)
class LayerNorm(_Standardized):
    """Each example by its mean and variance over the units.   (Ba et al. 2016, equation 4)"""

    label = "layer norm"
    axis = -1


@dataclass(frozen=True)
class GroupNorm(_Standardized):
    """Each example by its mean and variance over each of `groups` groups of units.   (Wu and He 2018, equation 7)"""

    groups: int = 4
    label = "group norm"
    axis = -1

    def grouped(self, s):
        return s.reshape(*s.shape[:-1], self.groups, -1)


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
