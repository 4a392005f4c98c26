"""AdaGrad."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """r <- r + g g;  theta <- theta - rate g / (sqrt(r) + delta).   (Duchi et al. 2011; Goodfellow et al. 8.5.1)"""

    delta: Number = within("(0, inf)", 1e-10)
    label = "AdaGrad"

    def init(self, theta):
        return np.zeros_like(theta)

    def step(self, theta, r, grad, rate):
        g = grad(theta)
        r += g * g
        theta -= rate * g / (np.sqrt(r) + self.delta)
