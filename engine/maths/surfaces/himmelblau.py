"""Himmelblau's function: four minima, equally deep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.surfaces._surface import Surface, points, symmetric


@dataclass(frozen=True)
class Himmelblau(Surface):
    """f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2: which of four minima a descent finds depends on start and rate.

    (Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill)
    """

    label = "Himmelblau's function"
    formula = r"f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    source = "Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill"
    window = ((-5.0, 5.0), (-5.0, 5.0))
    start = (-0.5, -1.5)

    def _residuals(self, theta):
        x, y = theta
        return x**2 + y - 11, x + y**2 - 7

    def value(self, theta):
        p, q = self._residuals(theta)
        return p**2 + q**2

    def grad(self, theta):
        (x, y), (p, q) = theta, self._residuals(theta)
        return np.array([4 * x * p + 2 * q, 2 * p + 4 * y * q])

    def hessian(self, theta):
        (x, y), (p, q) = theta, self._residuals(theta)
        return symmetric(8 * x**2 + 4 * p + 2, 4 * (x + y), 8 * y**2 + 4 * q + 2, like=x)

    @property
    def minima(self):
        return points(
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        )
