"""Heavy-ball momentum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class Momentum(Optimizer):
    """v <- beta v - rate grad(theta);  theta <- theta + v.   (Polyak 1964; Goodfellow et al. 2016, 8.3.2)

    PyTorch keeps v <- beta v + grad and scales by the rate afterwards: the same path while the rate stays the same.
    """

    beta: Number = within("[0, 1)", 0.9)
    label = "Momentum"

    def init(self, theta):
        return np.zeros_like(theta)

    def step(self, theta, v, grad, rate):
        v *= self.beta
        v -= rate * grad(theta)
        theta += v
