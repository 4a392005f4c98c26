"""A quadratic valley: any condition number, any rotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, points, symmetric

__all__ = ["Valley"]


@dataclass(frozen=True)
class Valley(Surface):
    """f = c/2 (u^2 + k v^2), (u, v) being (x, y) in axes turned by `rotation` degrees counterclockwise.

    u runs along the valley's floor, with curvature c, and v across it, with curvature c k. (Goodfellow et al. 2016,
    Deep Learning, 4.3.1: gradient descent on an ill-conditioned quadratic)
    """

    condition: Number = within("(0, inf)", 20.0)
    rotation: Number = 0.0
    curvature: Number = within("[0, inf)", 1.0)

    label = "Quadratic valley"
    formula = r"f = \frac{c}{2}\left(u^2 + \kappa v^2\right)"
    source = "Goodfellow, Bengio & Courville 2016, Deep Learning, section 4.3.1"
    window = ((-4.0, 4.0), (-3.0, 3.0))
    start = (-3.4, 1.2)

    @cached_property
    def _turn(self):
        angle = np.deg2rad(self.rotation)
        return np.cos(angle), np.sin(angle)

    def _along_across(self, theta):
        (cos, sin), (x, y) = self._turn, theta
        return cos * x + sin * y, cos * y - sin * x

    def value(self, theta):
        u, v = self._along_across(theta)
        return 0.5 * self.curvature * (u**2 + self.condition * v**2)

    def grad(self, theta):
        cos, sin = self._turn
        u, v = self._along_across(theta)
        u, v = self.curvature * u, self.curvature * self.condition * v
        return np.array([cos * u - sin * v, sin * u + cos * v])

    def hessian(self, theta):
        (cos, sin), k, c = self._turn, self.condition, self.curvature
        xx, xy, yy = cos**2 + k * sin**2, (1 - k) * sin * cos, sin**2 + k * cos**2
        return symmetric(c * xx, c * xy, c * yy, like=theta[0])

    @property
    def minima(self):
        return points((0.0, 0.0))
