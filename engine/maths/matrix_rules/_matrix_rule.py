"""The contract of a rule that sees a weight matrix as a matrix, where an optimizer sees a column of numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.maths.ranges import Number, check


@dataclass(frozen=True)
class MatrixRule(ABC):
    """An update rule for matrices. Its weights are (runs, rows, columns), its fields numbers in their ranges."""

    label: ClassVar[str]  # the name a reader sees

    def __post_init__(self) -> None:
        check(self)

    @abstractmethod
    def init(self, weights: np.ndarray) -> Any:
        """The state before the first step from weights (runs, rows, columns)."""

    @abstractmethod
    def step(self, weights: np.ndarray, state: Any, gradient: np.ndarray, rate: Number, /) -> None:
        """One step at rate `rate`, a number or (runs, 1, 1), updating weights and state in place."""

    @abstractmethod
    def multiplications(self, rows: int, columns: int) -> float:
        """About how many multiply-adds the step takes for one matrix, the gradient not counted."""
