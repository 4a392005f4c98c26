"""The Styblinski-Tang function: four minima, of which one is the deepest."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.surfaces._surface import Surface, even_levels, points, symmetric

_DEEPEST = -2.903534027771177  # the least root of 4 x^3 - 32 x + 5, each coordinate's best place


@dataclass(frozen=True)
class StyblinskiTang(Surface):
    """f = (x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y)/2: one global and three local minima.

    The least value is -39.16617 for each coordinate. (Styblinski & Tang 1990, Neural Networks 3, 467-483)
    """

    label = "Styblinski-Tang function"
    formula = r"f = \frac{1}{2}\left(x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y\right)"
    source = "Styblinski & Tang 1990, Neural Networks 3, 467-483"
    window = ((-4.5, 4.5), (-4.5, 4.5))
    start = (0.6, 0.8)

    def value(self, theta):
        square = theta**2
        return 0.5 * (square * (square - 16) + 5 * theta).sum(axis=0)

    def grad(self, theta):
        return theta * (2 * theta**2 - 16) + 2.5

    def hessian(self, theta):
        xx, yy = 6 * theta**2 - 16
        return symmetric(xx, 0.0, yy, like=xx)

    @property
    def minima(self):
        return points((_DEEPEST, _DEEPEST))

    def levels(self, count: int = 16):
        return even_levels(self, count)
