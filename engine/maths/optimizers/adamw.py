"""AdamW: Adam with weight decay beside the gradient, not inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.optimizers.adam import Adam
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class AdamW(Optimizer):
    """theta <- (1 - rate weight_decay) theta, then Adam's step.   (Loshchilov and Hutter 2019, algorithm 2)

    The decay is multiplied by the rate, as in PyTorch; in the paper only the schedule's multiplier scales it.
    """

    adam: Adam = field(default_factory=Adam)
    weight_decay: Number = within("[0, inf)", 0.01)
    label = "AdamW"

    def init(self, theta):
        return self.adam.init(theta)

    def step(self, theta, moments, grad, rate):
        gradient = grad(theta)
        theta *= 1 - rate * self.weight_decay
        self.adam.step(theta, moments, lambda _: gradient, rate)
