"""Stochastic gradient descent."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.optimizers._optimizer import Optimizer


@dataclass(frozen=True)
class SGD(Optimizer):
    """theta <- theta - rate grad(theta).   (Robbins and Monro 1951; Goodfellow et al. 2016, 8.3.1)"""

    label = "SGD"

    def init(self, theta):
        return None

    def step(self, theta, state, grad, rate):
        theta -= rate * grad(theta)
