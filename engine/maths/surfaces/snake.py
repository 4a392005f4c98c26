"""A valley whose floor winds like a snake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.surfaces._surface import Surface, points, symmetric


@dataclass(frozen=True)
class Snake(Surface):
    """f = a x^2/2 + b (y - A sin(w x))^2/2: curvature a along the winding floor, b across it.

    On the floor the gradient pulls towards x = 0 only; whoever does not follow the bends is thrown from wall to wall.
    Made for this book, in the manner of Rosenbrock's curved valley.
    """

    a: Number = within("(0, inf)", 1.0)
    b: Number = within("(0, inf)", 30.0)
    amplitude: Number = 0.3
    frequency: Number = 2.0

    label = "Winding valley"
    formula = r"f = \frac{a}{2} x^2 + \frac{b}{2}\left(y - A \sin \omega x\right)^2"
    source = "made for this book, in the manner of Rosenbrock 1960, The Computer Journal 3, 175-184"
    window = ((-2.5, 2.5), (-1.6, 1.6))
    start = (-1.6, 1.2)

    def _above_floor(self, theta):
        x, y = theta
        return y - self.amplitude * np.sin(self.frequency * x)

    def value(self, theta):
        return 0.5 * (self.a * theta[0] ** 2 + self.b * self._above_floor(theta) ** 2)

    def grad(self, theta):
        x, pull = theta[0], self.b * self._above_floor(theta)
        slope = self.amplitude * self.frequency * np.cos(self.frequency * x)
        return np.array([self.a * x - pull * slope, pull])

    def hessian(self, theta):
        x, w, above = theta[0], self.frequency, self._above_floor(theta)
        slope = self.amplitude * w * np.cos(w * x)
        bend = self.amplitude * w**2 * np.sin(w * x)
        return symmetric(self.a + self.b * (slope**2 + above * bend), -self.b * slope, self.b, like=x)

    @property
    def minima(self):
        return points((0.0, 0.0))
