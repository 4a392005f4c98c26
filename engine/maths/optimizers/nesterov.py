"""Nesterov momentum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """v <- beta v - rate grad(theta + beta v);  theta <- theta + v.   (Sutskever et al. 2013; Goodfellow et al. 8.3.3)

    PyTorch's parameters are the point theta + beta v at which the gradient is taken here.
    """

    beta: Number = within("[0, 1)", 0.9)
    label = "Nesterov"

    def init(self, theta):
        return np.zeros_like(theta)

    def step(self, theta, v, grad, rate):
        v *= self.beta
        v -= rate * grad(theta + v)
        theta += v
