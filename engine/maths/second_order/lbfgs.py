"""L-BFGS: BFGS that keeps a few steps instead of a matrix."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import within
from engine.maths.second_order._line_search import search
from engine.maths.second_order._method import Method
from engine.maths.second_order.problem import point

Pairs = deque[tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class LBFGS(Method):
    """BFGS with the last `memory` steps s and gradient changes y, of which -M g is made without M.

    (Nocedal and Wright 2006, algorithm 7.4 and equation 7.20; Goodfellow et al. 2016, 8.6.3.1)
    """

    memory: int = within("whole [1, inf)", 5)
    flat: float = within("(0, 1)", 0.9)
    label = "L-BFGS"

    def descend(self, problem, theta):
        here = point(problem, theta)
        pairs: Pairs = deque(maxlen=self.memory)
        while True:
            yield here
            if not here.gradient.any():
                continue
            first = 1.0 if pairs else 1.0 / float(abs(here.gradient).sum())
            there = search(problem, here, -times(pairs, here.gradient), first, self.flat)
            step, change = there.theta - here.theta, there.gradient - here.gradient
            if step @ change > 1e-14 * np.sqrt((step @ step) * (change @ change)):
                pairs.append((step, change))
            here = there


def times(pairs: Pairs, g: np.ndarray) -> np.ndarray:
    """M g (n,), by the two loops over the pairs (step, change of the gradient), oldest first; g where there is none."""
    along, found = [], g.copy()
    for step, change in reversed(pairs):
        along.append(float(step @ found) / float(step @ change))
        found -= along[-1] * change
    if pairs:
        step, change = pairs[-1]
        found *= float(step @ change) / float(change @ change)
    for (step, change), weight in zip(pairs, reversed(along), strict=True):
        found += (weight - float(change @ found) / float(step @ change)) * step
    return found
