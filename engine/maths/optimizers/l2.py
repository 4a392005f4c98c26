"""L2: any rule, with an L2 penalty on the parameters added to its loss."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import Number, within


@dataclass(frozen=True)
class L2(Optimizer):
    """g <- g + weight_decay theta, then the rule's step: what "weight decay" inside Adam is.

    (Loshchilov and Hutter 2019, algorithm 2, without the decoupling)
    """

    rule: Optimizer
    weight_decay: Number = within("[0, inf)", 0.01)
    label = "L2"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state, lambda at: grad(at) + self.weight_decay * at, rate)
