"""The contract of a method that works with curvature."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.maths.ranges import check
from engine.maths.second_order.problem import Point, Problem


@dataclass(frozen=True)
class Method(ABC):
    """A way down for one run with exact gradients. Fields are its settings, each in its range."""

    label: ClassVar[str]  # the name a reader sees

    def __post_init__(self) -> None:
        check(self)

    @abstractmethod
    def descend(self, problem: Problem, theta: np.ndarray) -> Iterator[Point]:
        """The point theta (n,) itself, then the one after each step, for ever: the caller stops."""
