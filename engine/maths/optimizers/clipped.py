"""Clipped: any rule, its gradient clipped by the global norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Number, Optimizer


@dataclass(frozen=True)
class Clipped(Optimizer):
    """g <- g min(1, norm / ||g||), then the rule's step.   (Pascanu et al. 2013, algorithm 1)

    ||g|| runs over all parameters of a run: axis 0 of a surface's theta, axis 1 of a network's (`parameters_axis`).
    `norm` is positive, a float or (runs,).
    """

    rule: Optimizer
    norm: Number = 1.0
    parameters_axis: int = 0
    label = "Clipped"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state, lambda at: self.clip(grad(at)), rate)

    def clip(self, g: np.ndarray) -> np.ndarray:
        """The gradient, scaled down where its norm exceeds `norm`; shaped as g."""
        length = np.sqrt((g * g).sum(axis=self.parameters_axis))
        scale = self.norm / np.maximum(length, self.norm)
        return g * np.expand_dims(scale, self.parameters_axis)
