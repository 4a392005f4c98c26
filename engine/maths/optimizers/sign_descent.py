"""SignDescent: a step of one length in every coordinate, by the sign of the gradient alone."""

from __future__ import annotations

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer


class SignDescent(Optimizer):
    """theta <- theta - rate sign(g), with sign(0) = 0.

    Adam with beta1 = beta2 = delta = 0. (Bernstein et al. 2018, signSGD, algorithm 1)
    """

    label = "Sign descent"

    def init(self, theta):
        return None

    def step(self, theta, state, grad, rate):
        theta -= rate * np.sign(grad(theta))
