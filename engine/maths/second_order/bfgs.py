"""BFGS: an inverse Hessian learned from the gradients."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import within
from engine.maths.second_order._line_search import search
from engine.maths.second_order._method import Method
from engine.maths.second_order.problem import point


@dataclass(frozen=True)
class BFGS(Method):
    """d = -M g, a line search along d, and M changed so that M y = s, for the step s and the change y of the gradient:

    M <- (I - s y' / y's) M (I - y s' / y's) + s s' / y's

    from M = (s'y / y'y) I after the first step. (Nocedal and Wright 2006, equations 6.17 and 6.20; Goodfellow et al.
    2016, 8.6.3) `flat` is how much of the slope the search may leave.
    """

    flat: float = within("(0, 1)", 0.9)
    label = "BFGS"

    def descend(self, problem, theta):
        here = point(problem, theta)
        inverse = None
        while True:
            yield here
            if not here.gradient.any():
                continue
            direction = -here.gradient if inverse is None else -inverse @ here.gradient
            first = 1.0 / float(abs(here.gradient).sum()) if inverse is None else 1.0
            there = search(problem, here, direction, first, self.flat)
            step, change = there.theta - here.theta, there.gradient - here.gradient
            inverse, here = updated(inverse, step, change), there


def updated(inverse: np.ndarray | None, step: np.ndarray, change: np.ndarray) -> np.ndarray | None:
    """The inverse Hessian (n, n) after a step (n,) over which the gradient changed by `change`; as it was where the
    curvature along the step is not positive.
    """
    along = float(step @ change)
    if along <= 1e-14 * float(np.sqrt((step @ step) * (change @ change))) or along == 0:
        return inverse
    one = np.eye(len(step))
    before = along / float(change @ change) * one if inverse is None else inverse
    left = one - np.outer(step, change) / along
    return left @ before @ left.T + np.outer(step, step) / along
