"""Beale's function: a nearly flat floor with steep walls in the corners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.surfaces._surface import Surface, points, symmetric

_TARGETS = (1.5, 2.25, 2.625)


@dataclass(frozen=True)
class Beale(Surface):
    """f = sum over k = 1, 2, 3 of (c_k - x (1 - y^k))^2, c = (1.5, 2.25, 2.625).

    Along y = 1 the value is the same for every x, so descent crawls there. (Beale 1958, as problem 5 of More, Garbow
    & Hillstrom 1981, ACM Transactions on Mathematical Software 7, 17-41)
    """

    label = "Beale's function"
    formula = r"f = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2"
    source = "Beale 1958; More, Garbow & Hillstrom 1981, ACM Trans. Math. Softw. 7, 17-41, problem 5"
    window = ((-4.5, 4.5), (-4.5, 4.5))
    start = (1.0, 1.5)

    def _residuals(self, theta):
        """Of each k: the residual r, then dr/dx, dr/dy and d2r/dy2 (d2r/dx2 is 0, and d2r/dxdy is dr/dy over x)."""
        x, y = theta
        powers = (np.zeros_like(y), np.ones_like(y), y, y**2, y * y**2)
        for k, target in enumerate(_TARGETS, start=1):
            below = powers[k + 1] - 1
            yield target + x * below, below, k * powers[k], k * (k - 1) * powers[k - 1]

    def value(self, theta):
        p, q, r = (residual for residual, *_ in self._residuals(theta))
        return p**2 + q**2 + r**2

    def grad(self, theta):
        x = theta[0]
        parts = [(r * dx, r * x * slope) for r, dx, slope, _ in self._residuals(theta)]
        return 2 * np.array([sum(plane) for plane in zip(*parts, strict=True)])

    def hessian(self, theta):
        x = theta[0]
        parts = [
            (dx**2, slope * (x * dx + r), x * (x * slope**2 + r * bend))
            for r, dx, slope, bend in self._residuals(theta)
        ]
        return 2 * symmetric(*(sum(plane) for plane in zip(*parts, strict=True)), like=x)

    @property
    def minima(self):
        return points((3.0, 0.5))
