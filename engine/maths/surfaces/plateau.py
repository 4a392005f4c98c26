"""A plateau with almost no gradient around a basin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, even_levels, points, symmetric


@dataclass(frozen=True)
class Plateau(Surface):
    """f = depth (1 - exp(-r^2/(2 w^2))) + tilt r^2/2, r the distance from the origin.

    Outside the basin, some 4 w from its centre, all that is left of the gradient is tilt r, which leads inwards slowly.
    Made for this book; flat regions are the subject of Goodfellow et al. 2016, 8.2.3.
    """

    depth: Number = within("(0, inf)", 1.0)
    width: Number = within("(0, inf)", 0.6)
    tilt: Number = within("[0, inf)", 0.01)

    label = "Plateau"
    formula = r"f = d\left(1 - e^{-r^2 / 2w^2}\right) + \frac{t}{2} r^2, \quad r^2 = x^2 + y^2"
    source = "made for this book after Goodfellow et al. 2016, Deep Learning, section 8.2.3"
    window = ((-4.0, 4.0), (-3.0, 3.0))
    start = (-3.2, 1.8)

    def _basin(self, theta):
        """What is missing of the depth at theta, and the squared width."""
        square = np.square(self.width)
        return self.depth * np.exp(-0.5 * (theta[0] ** 2 + theta[1] ** 2) / square), square

    def value(self, theta):
        basin, _ = self._basin(theta)
        return self.depth - basin + 0.5 * self.tilt * (theta[0] ** 2 + theta[1] ** 2)

    def grad(self, theta):
        basin, square = self._basin(theta)
        return theta * (basin / square + self.tilt)

    def hessian(self, theta):
        (x, y), (basin, square) = theta, self._basin(theta)
        pull = basin / square
        xx, yy = (pull * (1 - plane**2 / square) + self.tilt for plane in (x, y))
        return symmetric(xx, -pull * x * y / square, yy, like=x)

    @property
    def minima(self):
        return points((0.0, 0.0))

    def levels(self, count: int = 16):
        return even_levels(self, count)
