"""A monkey saddle: three ways down, and no curvature at all at the saddle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, levels_through, points, symmetric


@dataclass(frozen=True)
class MonkeySaddle(Surface):
    """f = x^3 - 3 x y^2 + 3/4 rim (x^2 + y^2)^2: a degenerate saddle at the origin, where the Hessian is 0.

    It is no strict saddle, so the theorems about escape do not cover it. The quartic ends each way down in a minimum
    of value -1/(4 rim^3) at distance 1/rim. (The cubic: Hilbert & Cohn-Vossen, Geometry and the Imagination; its place
    in optimization: Anandkumar & Ge 2016, arXiv:1602.05908)
    """

    rim: Number = within("(0, inf)", 1.0)

    label = "Monkey saddle"
    formula = r"f = x^3 - 3 x y^2 + \frac{3c}{4}\left(x^2 + y^2\right)^2"
    source = "Hilbert & Cohn-Vossen, Geometry and the Imagination; Anandkumar & Ge 2016, arXiv:1602.05908"
    window = ((-1.6, 1.6), (-1.2, 1.2))
    start = (0.9, 0.02)

    def value(self, theta):
        x, y = theta
        return x * (x**2 - 3 * y**2) + 0.75 * self.rim * (x**2 + y**2) ** 2

    def grad(self, theta):
        x, y = theta
        out = 3 * self.rim * (x**2 + y**2)
        return np.array([3 * (x**2 - y**2) + out * x, out * y - 6 * x * y])

    def hessian(self, theta):
        x, y = theta
        c = 3 * self.rim
        xx, yy = 6 * x + c * (3 * x**2 + y**2), c * (x**2 + 3 * y**2) - 6 * x
        return symmetric(xx, 2 * c * x * y - 6 * y, yy, like=x)

    @property
    def minima(self):
        r = 1 / np.asarray(self.rim)
        return points((-r, 0 * r), (r / 2, np.sqrt(3) / 2 * r), (r / 2, -np.sqrt(3) / 2 * r))

    def levels(self, count: int = 16):
        return levels_through(0.0, self.lowest, self.value(self.grid()).max(), count)
