"""AMSGrad: Adam whose second moment never shrinks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.optimizers.adam import Moments
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    """As Adam, with the largest r so far under the root.   (Reddi et al. 2018, algorithm 2)

    The bias corrections are PyTorch's: the maximum is taken of r before it is corrected. With `corrected` it is taken
    of r / (1 - beta2^t), as in optax.
    """

    beta1: Number = within("[0, 1)", 0.9)
    beta2: Number = within("[0, 1)", 0.999)
    delta: Number = within("(0, inf)", 1e-8)
    corrected: bool = False
    label = "AMSGrad"

    def init(self, theta):
        return Moments(np.zeros_like(theta), np.zeros_like(theta)), np.zeros_like(theta)

    def step(self, theta, state, grad, rate):
        moments, largest = state
        moments.update(grad(theta), self.beta1, self.beta2)
        missing = 1 - self.beta2**moments.t
        np.maximum(largest, moments.r / missing if self.corrected else moments.r, out=largest)
        root = np.sqrt(largest) / (1 if self.corrected else np.sqrt(missing))
        theta -= rate / (1 - self.beta1**moments.t) * moments.s / (root + self.delta)
