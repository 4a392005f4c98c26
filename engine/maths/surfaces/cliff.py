"""A gentle slope that runs into a cliff."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, points, symmetric


@dataclass(frozen=True)
class Cliff(Surface):
    """f = c y^2/2 - g x + h w log(1 + exp(x/w)): slope g down towards a wall of slope h - g, within a few w of x = 0.

    Smooth and convex. The minimum lies in the ravine at the cliff's foot, at x = w log(g/(h - g)), where the curvature
    g (1 - g/h)/w across the ravine is large: above the rate 2w/(g (1 - g/h)) plain descent leaps to and fro across it.
    A leap that lands on the wall meets a gradient up to h/g times larger and is thrown out of the picture; a clipped
    step goes on along the ravine.
    Made for this book after Goodfellow et al. 2016, 8.2.4 and 10.11.1, and Pascanu et al. 2013, arXiv:1211.5063.
    """

    wall: Number = within("(0, inf)", 100.0)
    slope: Number = within("(0, wall)", 1.0)
    width: Number = within("(0, inf)", 0.02)
    curvature: Number = within("(0, inf)", 1.0)

    label = "Cliff"
    formula = r"f = \frac{c}{2} y^2 - g x + h w \log\left(1 + e^{x/w}\right)"
    source = (
        "made for this book after Goodfellow et al. 2016, 8.2.4 and 10.11.1, and Pascanu et al. 2013, arXiv:1211.5063"
    )
    window = ((-3.0, 1.0), (-1.5, 1.5))
    start = (-2.6, 1.2)

    def _on_wall(self, theta):
        """How much of the wall's slope is felt: the logistic function of x/w, through tanh, which cannot overflow."""
        return 0.5 + 0.5 * np.tanh(0.5 * theta[0] / self.width)

    def value(self, theta):
        x, y = theta
        ramp = self.width * np.logaddexp(0.0, x / self.width)
        return 0.5 * self.curvature * y**2 - self.slope * x + self.wall * ramp

    def grad(self, theta):
        y = theta[1]
        return np.array([self.wall * self._on_wall(theta) - self.slope, self.curvature * y])

    def hessian(self, theta):
        part = self._on_wall(theta)
        return symmetric(self.wall / self.width * part * (1 - part), 0.0, self.curvature, like=theta[0])

    @property
    def minima(self):
        return points((self.width * np.log(np.divide(self.slope, np.subtract(self.wall, self.slope))), 0.0))
