"""Lion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class Lion(Optimizer):
    """theta <- theta - rate sign(beta1 m + (1 - beta1) g);  m <- beta2 m + (1 - beta2) g.   (Chen et al. 2023)"""

    beta1: Number = within("[0, 1)", 0.9)
    beta2: Number = within("[0, 1)", 0.99)
    label = "Lion"

    def init(self, theta):
        return np.zeros_like(theta)

    def step(self, theta, m, grad, rate):
        g = grad(theta)
        theta -= rate * np.sign(self.beta1 * m + (1 - self.beta1) * g)
        m *= self.beta2
        m += (1 - self.beta2) * g
