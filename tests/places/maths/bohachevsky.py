"""Bohachevsky's first function: a bowl with ripples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.surfaces._surface import Surface, points, symmetric


@dataclass(frozen=True)
class Bohachevsky(Surface):
    """f = x^2 + 2 y^2 - 0.3 cos(3 pi x) - 0.4 cos(4 pi y) + 0.7.   (Bohachevsky et al. 1986, Technometrics 28)"""

    label = "Bohachevsky's function"
    formula = r"f = x^2 + 2 y^2 - 0.3 \cos 3\pi x - 0.4 \cos 4\pi y + 0.7"
    source = "Bohachevsky et al. 1986, Technometrics 28, 209-217"
    window = ((-2.0, 2.0), (-1.5, 1.5))
    start = (1.1, 0.9)

    def value(self, theta):
        x, y = theta
        return x**2 + 2 * y**2 - 0.3 * np.cos(3 * np.pi * x) - 0.4 * np.cos(4 * np.pi * y) + 0.7

    def grad(self, theta):
        x, y = theta
        by_x = 2 * x + 0.9 * np.pi * np.sin(3 * np.pi * x)
        return np.array([by_x, 4 * y + 1.6 * np.pi * np.sin(4 * np.pi * y)])

    def hessian(self, theta):
        x, y = theta
        xx = 2 + 2.7 * np.pi**2 * np.cos(3 * np.pi * x)
        return symmetric(xx, 0.0, 4 + 6.4 * np.pi**2 * np.cos(4 * np.pi * y), like=x)

    @property
    def minima(self):
        return points((0.0, 0.0))
