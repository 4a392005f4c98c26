"""Warmup: any schedule, with a ramp before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.schedules._schedule import Number, Schedule


@dataclass(frozen=True)
class Warmup(Schedule):
    """(step + 1) / warmup for the first `warmup` steps, then the schedule over the steps that remain.

    (Goyal et al. 2017, section 2.2, gradual warmup.) With `warmup` 0 it is the schedule itself.
    """

    schedule: Schedule
    warmup: Number = 5
    label = "Warmup"

    def __call__(self, step, steps):
        ramp = (step + 1) / np.maximum(self.warmup, 1)
        rest = self.schedule(np.maximum(step - self.warmup, 0), np.maximum(steps - self.warmup, 1))
        return np.where(np.asarray(step) < self.warmup, ramp, rest)
