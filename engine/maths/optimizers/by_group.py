"""ByGroup: any rule, with a rate for each group of parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import require


@dataclass(frozen=True)
class ByGroup(Optimizer):
    """The rule's step at the rate times a factor, one factor for each of the groups that theta is made of.

    `sizes` says how many parameters each group has, in the order of theta; `factors` are as many. Meant for rules that
    are elementwise in the rate, as all but Clipped are. Raises ValueError where sizes and factors do not go together.
    """

    rule: Optimizer
    sizes: tuple[int, ...]
    factors: tuple[float, ...]
    label = "By group"

    def __post_init__(self) -> None:
        require("sizes", self.sizes, "each whole [1, inf)", where="ByGroup")
        require("factors", self.factors, "each [0, inf)", where="ByGroup")
        if len(self.sizes) != len(self.factors):
            raise ValueError(f"ByGroup: {len(self.factors)} factors for {len(self.sizes)} sizes")

    def init(self, theta):
        if sum(self.sizes) != len(theta):
            raise ValueError(f"ByGroup: sizes make {sum(self.sizes)} parameters, theta has {len(theta)}")
        return self.rule.init(theta), np.repeat(self.factors, self.sizes)[:, np.newaxis]

    def step(self, theta, state, grad, rate):
        inner, factors = state
        if theta.ndim == 1:
            factors = factors[:, 0]
        self.rule.step(theta, inner, grad, factors * rate)
