"""The contract of an optimizer: one update rule, its hyperparameters as fields."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

Number = float | np.ndarray
Gradient = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Optimizer(ABC):
    """An update rule, elementwise in theta, so that one file serves surfaces (2, runs) and networks (runs, parameters).

    Fields are floats, or arrays that broadcast against theta over its runs. The small constant `delta` of the
    adaptive rules stands outside the root everywhere, sqrt(r) + delta, as in PyTorch and the Adam paper.
    """

    label: ClassVar[str]  # the name a reader sees

    @abstractmethod
    def init(self, theta: np.ndarray) -> Any:
        """The state before the first step, for parameters shaped as theta."""

    @abstractmethod
    def step(self, theta: np.ndarray, state: Any, grad: Gradient, rate: Number) -> None:
        """One step at learning rate `rate`, updating theta and state in place; `grad` is asked where the rule says."""
