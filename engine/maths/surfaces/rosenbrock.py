"""Rosenbrock's banana: a curved valley, easy to enter and slow to follow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, points, symmetric


@dataclass(frozen=True)
class Rosenbrock(Surface):
    """f = scale ((a - x)^2 + b (y - x^2)^2).

    With a = 1 and b = 100 the condition number at the minimum (1, 1) is 2508. `scale` changes the rates that are
    stable, not the shape. (Rosenbrock 1960, The Computer Journal 3, 175-184)
    """

    a: Number = 1.0
    b: Number = within("(0, inf)", 100.0)
    scale: Number = within("(0, inf)", 1.0)

    label = "Rosenbrock's banana"
    formula = r"f = s\left((a - x)^2 + b\,(y - x^2)^2\right)"
    source = "Rosenbrock 1960, The Computer Journal 3, 175-184"
    window = ((-2.0, 2.0), (-1.0, 3.0))
    start = (-1.2, 1.0)

    def value(self, theta):
        x, y = theta
        return self.scale * ((self.a - x) ** 2 + self.b * (y - x**2) ** 2)

    def grad(self, theta):
        x, y = theta
        across = 2 * self.scale * self.b * (y - x**2)
        return np.array([2 * self.scale * (x - self.a) - 2 * x * across, across])

    def hessian(self, theta):
        x, y = theta
        s, sb = 2 * self.scale, 2 * self.scale * self.b
        return symmetric(s + 2 * sb * (3 * x**2 - y), -2 * sb * x, sb, like=x)

    @property
    def minima(self):
        return points((self.a, np.square(self.a)))
