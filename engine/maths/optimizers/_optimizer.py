"""The contract of an optimizer: one update rule, its hyperparameters as fields."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.maths.ranges import Number, check

Gradient = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Optimizer(ABC):
    """An update rule. Its theta is (parameters, runs) whatever is descended: a surface's is that already, and `train`
    shows it a network's (runs, parameters) transposed. Most rules are elementwise; one that is not, such as Clipped,
    knows that axis 0 holds the parameters of a run.

    Fields are numbers or (runs,), in a range that each may name (`ranges.within`); a rule outside of it cannot be made:
    ValueError. The small constant `delta` of the adaptive rules stands outside the root everywhere, sqrt(r) + delta, as
    in PyTorch and the Adam paper.
    """

    label: ClassVar[str]  # the name a reader sees

    def __post_init__(self) -> None:
        check(self)

    @abstractmethod
    def init(self, theta: np.ndarray) -> Any:
        """The state before the first step from theta (parameters, runs)."""

    @abstractmethod
    def step(self, theta: np.ndarray, state: Any, grad: Gradient, rate: Number, /) -> None:
        """One step at learning rate `rate`, a number or (runs,), updating theta and state in place.

        `grad` gives the gradient, shaped as theta, of any point that the rule asks for.
        """
