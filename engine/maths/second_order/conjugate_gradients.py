"""Conjugate gradients for functions that need not be quadratic."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.ranges import within
from engine.maths.second_order._line_search import search
from engine.maths.second_order._method import Method
from engine.maths.second_order.problem import point


@dataclass(frozen=True)
class ConjugateGradients(Method):
    """d <- -g + max(0, g'(g - g_before) / |g_before|^2) d, then a line search along d.

    Where d does not lead down it begins anew with -g. `flat` is how much of the slope the search may leave: little,
    since the method's memory is good only where the line's minimum is met. On a quadratic in n dimensions with exact
    searches it arrives after n steps. (Polak and Ribiere 1969; Goodfellow et al. 2016, 8.6.2, equation 8.31)
    """

    flat: float = within("(0, 1)", 0.1)
    label = "Conjugate gradients"

    def descend(self, problem, theta):
        here = point(problem, theta)
        direction, length = -here.gradient, 1.0 / max(1e-12, float(abs(here.gradient).sum()))
        while True:
            yield here
            slope = float(direction @ here.gradient)
            if slope >= 0:
                direction = -here.gradient
                slope = float(direction @ here.gradient)
            if slope == 0:
                continue
            there = search(problem, here, direction, length, self.flat)
            g, before = there.gradient, here.gradient
            turn = max(0.0, float(g @ (g - before)) / float(before @ before))
            ahead = -g + turn * direction
            length = _like(slope, float(ahead @ g), float(direction @ (there.theta - here.theta)), direction)
            here, direction = there, ahead


def _like(slope: float, ahead: float, moved: float, direction) -> float:
    """A first length that promises the fall of the last step: a times the old slope over the new one."""
    taken = moved / float(direction @ direction)
    return taken * slope / ahead if ahead < 0 < taken else 1.0
