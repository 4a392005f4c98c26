"""Warm restarts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Restarts(Schedule):
    """Cosine from 1 to `floor` over and over: first over `period` of the training, then `growth` times as long each.

    (SGDR: Loshchilov and Hutter 2017, equation 5; torch's CosineAnnealingWarmRestarts)
    """

    period: Number = within("(0, 1]", 0.25)
    growth: Number = within("[1, inf)", 1.0)
    floor: Number = within("[0, 1]", 0.0)
    label = "Warm restarts"

    def multiplier(self, step, steps):
        cosine = (1 + np.cos(np.pi * self.phase(step, steps))) / 2
        return self.floor + (1 - self.floor) * cosine

    def phase(self, step, steps):
        """How far the period under way has come, in [0, 1)."""
        length = np.maximum(1, np.rint(self.period * steps))
        step, grows = np.asarray(step, dtype=float), np.not_equal(self.growth, 1)
        growth = np.where(grows, self.growth, 2.0)  # where it does not grow, any number that divides by nothing
        past = np.floor(np.log1p(step / length * (growth - 1)) / np.log(growth) + 1e-12)
        began = length * (growth**past - 1) / (growth - 1)
        return np.where(grows, (step - began) / (length * growth**past), step % length / length)
