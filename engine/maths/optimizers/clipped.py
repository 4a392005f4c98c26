"""Clipped: any rule, its gradient clipped by the global norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class Clipped(Optimizer):
    """g <- g min(1, norm / ||g||), then the rule's step.   (Pascanu et al. 2013, algorithm 1)

    ||g|| runs over all parameters of a run, axis 0 of theta, on surfaces and in networks.
    """

    rule: Optimizer
    norm: Number = within("(0, inf)", 1.0)
    label = "Clipped"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state, lambda at: self.clip(grad(at)), rate)

    def clip(self, g: np.ndarray) -> np.ndarray:
        """The gradient (parameters, runs), scaled down in the runs where its norm exceeds `norm`."""
        length = np.sqrt((g * g).sum(axis=0))
        return g * (self.norm / np.maximum(length, self.norm))
