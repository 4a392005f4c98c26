"""Problem: an objective as a method for one run asks it, and how often it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from engine.maths.objective import Objective

__all__ = ["Point", "Problem", "point"]


@dataclass
class Problem:
    """An objective with theta (n,), asked for value and gradient at once, and how often it was asked.

    A Hessian counts as n gradients, the price of its columns by finite differences or by two passes each.
    """

    objective: Objective
    gradients: int = 0

    def __call__(self, theta: np.ndarray) -> tuple[float, np.ndarray]:
        """The value and the gradient (n,) at theta (n,)."""
        self.gradients += 1
        return float(self.objective.value(theta)), self.objective.grad(theta)

    def hessian(self, theta: np.ndarray) -> np.ndarray:
        """(n, n) at theta (n,)."""
        self.gradients += len(theta)
        return self.objective.hessian(theta)  # pyright: ignore[reportAttributeAccessIssue]


@dataclass
class Point:
    """Where a method stands: theta (n,), the value and the gradient there."""

    theta: np.ndarray
    value: float
    gradient: np.ndarray = field(repr=False)


def point(problem: Problem, theta: np.ndarray) -> Point:
    """The point at theta, asked of the problem."""
    return Point(theta, *problem(theta))
