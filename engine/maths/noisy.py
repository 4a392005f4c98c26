"""Noisy: a surface whose gradient is measured with noise, as a minibatch measures it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.objective import Objective
from engine.maths.ranges import Number, check, within
from engine.maths.surfaces import Surface


@dataclass(frozen=True)
class Noisy(Objective):
    """grad + sigma xi with xi standard normal, new at every step. The value stays without noise.

    One array xi (dims, draws) is drawn a step, however many runs there are: runs with the same `draw` meet the same
    noise, so that two paths differ only in what the reader changed. `sigma` and `draw` are numbers or (runs,).
    Raises ValueError for a negative sigma and for a `draw` that is not one of 0 ... draws - 1.
    """

    objective: Surface
    sigma: Number = within("[0, inf)")
    draw: int | np.ndarray = within("whole [0, draws)", 0)
    draws: int = within("whole [1, inf)", 1)

    def __post_init__(self) -> None:
        check(self)

    def value(self, theta):
        return self.objective.value(theta)

    def grad(self, theta):
        return self.objective.grad(theta)

    def at(self, step, rng):
        xi = rng.standard_normal((self.objective.dims, self.draws))
        kick = self.sigma * xi[:, np.atleast_1d(self.draw).astype(int)]
        return _Kicked(self.objective.at(step, rng), kick)

    @property
    def window(self):
        return self.objective.window


@dataclass(frozen=True)
class _Kicked(Objective):
    """An objective whose gradient is off by `kick` (dims, runs) wherever it is asked: one step of Noisy."""

    objective: Objective
    kick: np.ndarray

    def value(self, theta):
        return self.objective.value(theta)

    def grad(self, theta):
        return self.objective.grad(theta) + self.kick
