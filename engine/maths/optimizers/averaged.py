"""Averaged: any rule, and beside its iterates their average."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.ranges import within


@dataclass
class Average:
    """The rule's own state, the average (parameters, runs), how many steps were taken and how many it is of."""

    inner: Any
    mean: np.ndarray
    steps: int = 0
    count: int = 0


@dataclass(frozen=True)
class Averaged(Optimizer):
    """The rule's steps, as they are, and mean <- mean + (theta - mean) / k after each step from the `first` on,

    k counting them; until then it is theta. That is the plain mean of those iterates (Polyak and Juditsky 1992). With a
    `decay` above 0 instead mean <- decay mean + (1 - decay) theta, from the start: an exponential average. The steps
    never see the mean: it is `average`, to be looked at on the way.
    """

    rule: Optimizer
    first: int = within("whole [1, inf)", 1)
    decay: float = within("[0, 1)", 0.0)
    looked_at: list[Average] = field(default_factory=list, init=False, compare=False, repr=False)
    label = "Averaged"

    @property
    def average(self) -> np.ndarray:
        """The average now, (parameters, runs), of the training that began last; the start until there is one."""
        return self.looked_at[0].mean

    def init(self, theta):
        state = Average(self.rule.init(theta), theta.copy())
        self.looked_at[:] = [state]
        return state

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state.inner, grad, rate)
        state.steps += 1
        if self.decay:
            state.mean *= self.decay
            state.mean += (1 - self.decay) * theta
        else:
            state.count = max(1, state.steps - self.first + 1)
            state.mean += (theta - state.mean) / state.count
