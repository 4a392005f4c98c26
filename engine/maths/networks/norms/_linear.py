"""The contract of a linear layer, plain or normalized: z = norm(x W) gain + bias, forward and backward."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.maths.ranges import check


@dataclass(frozen=True)
class Layer:
    """The parameters of a layer, or their gradients: views of theta. Weight (runs, in, out), the others (runs, 1, out).

    A plain layer's gain is None.
    """

    weight: np.ndarray
    bias: np.ndarray
    gain: Any


@dataclass(frozen=True)
class Linear(ABC):
    """A kind of linear layer, with or without a gain. Inputs x are (runs, examples, in) or (examples, in).

    A field outside of its range (`ranges.within`) is a ValueError.
    """

    label: ClassVar[str]  # the name a reader sees
    has_gain: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check(self)

    @abstractmethod
    def forward(self, x: np.ndarray, layer: Layer) -> tuple[np.ndarray, Any]:
        """z (runs, examples, out), and what `backward` needs."""

    @abstractmethod
    def backward(self, slope: np.ndarray, x: np.ndarray, layer: Layer, kept: Any, gradient: Layer) -> np.ndarray:
        """Fill the layer's `gradient` from `slope`, the loss's derivative by z, (runs, examples, out).

        Returns the factor by which, times the transposed of `pulled`, the derivative goes on to x.
        """

    def pulled(self, layer: Layer, kept: Any) -> np.ndarray:
        """The matrix that multiplied x, (runs, in, out)."""
        return layer.weight

    def first_gain(self, weight: np.ndarray) -> np.ndarray | float:
        """The gain before training, for weights (runs, in, out): a number or (runs, 1, out)."""
        return 1.0

    def fits(self, units: int, examples: int) -> None:  # noqa: B027  most can be of any
        """Raises ValueError where a layer of so many units, shown so many examples, cannot be of this kind."""
