"""A strict saddle between two minima."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, levels_through, points, symmetric


@dataclass(frozen=True)
class Saddle(Surface):
    """f = (up x^2 - down y^2)/2 + rim y^4/4: a saddle at the origin, curvature `up` along x and -`down` along y.

    The quartic leaves the saddle as it is (its Hessian there is 0) and ends the escape in a minimum at
    y = +-sqrt(down / rim). A start near the ridge y = 0 first nears the saddle, then leaves it by a factor
    1 + rate down a step. (Nesterov 2004, Introductory Lectures on Convex Optimization, 1.2.3, with all fields 1)
    """

    up: Number = within("(0, inf)", 1.0)
    down: Number = within("(0, inf)", 1.0)
    rim: Number = within("(0, inf)", 1.0)

    label = "Saddle"
    formula = r"f = \frac{1}{2}\left(a x^2 - b y^2\right) + \frac{c}{4} y^4"
    source = "Nesterov 2004, Introductory Lectures on Convex Optimization, 1.2.3; Lee et al. 2016, arXiv:1602.04915"
    window = ((-2.0, 2.0), (-1.5, 1.5))
    start = (-1.6, 0.001)

    def value(self, theta):
        x, y = theta[0] ** 2, theta[1] ** 2
        return 0.5 * (self.up * x - self.down * y) + 0.25 * self.rim * y**2

    def grad(self, theta):
        x, y = theta
        return np.array([self.up * x, y * (self.rim * y**2 - self.down)])

    def hessian(self, theta):
        x, y = theta
        return symmetric(self.up, 0.0, 3 * self.rim * y**2 - self.down, like=x)

    @property
    def minima(self):
        y = np.sqrt(np.divide(self.down, self.rim))
        return points((0.0, y), (0.0, -y))

    def levels(self, count: int = 16):
        return levels_through(0.0, self.lowest, self.value(self.grid()).max(), count)
