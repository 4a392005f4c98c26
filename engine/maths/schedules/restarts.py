"""Warm restarts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.schedules._schedule import Number, Schedule


@dataclass(frozen=True)
class Restarts(Schedule):
    """Cosine from 1 to `floor` over and over: first over `period` of the training, then `growth` times as long each.

    (SGDR: Loshchilov and Hutter 2017, equation 5; torch's CosineAnnealingWarmRestarts)
    """

    period: float = 0.25
    growth: float = 1.0
    floor: Number = 0.0
    label = "Warm restarts"

    def __call__(self, step, steps):
        cosine = (1 + np.cos(np.pi * self.phase(step, steps))) / 2
        return self.floor + (1 - self.floor) * cosine

    def phase(self, step, steps):
        """How far the period under way has come, in [0, 1)."""
        length = max(1, round(self.period * steps))
        step = np.asarray(step, dtype=float)
        if self.growth == 1:
            return step % length / length
        past = np.floor(np.log1p(step / length * (self.growth - 1)) / np.log(self.growth) + 1e-12)
        began = length * (self.growth**past - 1) / (self.growth - 1)
        return (step - began) / (length * self.growth**past)
