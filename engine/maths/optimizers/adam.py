"""Adam, and the running moments that its relatives share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass
class Moments:
    """Running averages of the gradient (s) and of its square (r), and the number t of gradients seen."""

    s: np.ndarray
    r: np.ndarray
    t: int = 0

    def update(self, g: np.ndarray, beta1: Number, beta2: Number) -> None:
        """s <- beta1 s + (1 - beta1) g;  r <- beta2 r + (1 - beta2) g g."""
        self.t += 1
        self.s *= beta1
        self.s += (1 - beta1) * g
        self.r *= beta2
        self.r += (1 - beta2) * g * g


@dataclass(frozen=True)
class Adam(Optimizer):
    """theta <- theta - rate s^ / (sqrt(r^) + delta)

    with s^ = s / (1 - beta1^t) and r^ = r / (1 - beta2^t), where s and r are the running
    averages in Moments; without `bias_correction` s^ = s and r^ = r.
    (Kingma and Ba 2015, algorithm 1; Goodfellow et al. 2016, 8.5.3)
    """

    beta1: Number = within("[0, 1)", 0.9)
    beta2: Number = within("[0, 1)", 0.999)
    delta: Number = within("(0, inf)", 1e-8)
    bias_correction: bool | np.ndarray = within("whole [0, 1]", True)
    label = "Adam"

    def init(self, theta):
        return Moments(np.zeros_like(theta), np.zeros_like(theta))

    def step(self, theta, moments, grad, rate):
        moments.update(grad(theta), self.beta1, self.beta2)
        first = 1 - self.bias_correction * self.beta1**moments.t
        second = np.sqrt(1 - self.bias_correction * self.beta2**moments.t)
        theta -= (rate / first) * moments.s / (np.sqrt(moments.r) / second + self.delta)
