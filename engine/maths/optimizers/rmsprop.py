"""RMSProp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """r <- rho r + (1 - rho) g g;  theta <- theta - rate g / (sqrt(r) + delta).

    (Tieleman and Hinton 2012, lecture 6e; Goodfellow et al. 2016, 8.5.2, which puts delta inside the root)
    """

    rho: Number = within("[0, 1)", 0.9)
    delta: Number = within("(0, inf)", 1e-8)
    label = "RMSProp"

    def init(self, theta):
        return np.zeros_like(theta)

    def step(self, theta, r, grad, rate):
        g = grad(theta)
        r *= self.rho
        r += (1 - self.rho) * g * g
        theta -= rate * g / (np.sqrt(r) + self.delta)
