"""Warmup: any schedule, with a ramp before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Warmup(Schedule):
    """(step + 1) / warmup for the first `warmup` steps, then the schedule over the steps that remain.

    (Goyal et al. 2017, section 2.2, gradual warmup.) With `warmup` 0 it is the schedule itself.
    """

    schedule: Schedule
    warmup: Number = within("whole [0, inf)", 5)
    label = "Warmup"

    def multiplier(self, step, steps):
        ramp = (step + 1) / np.maximum(self.warmup, 1)
        rest = self.schedule.multiplier(np.maximum(step - self.warmup, 0), self._rest(steps))
        return np.where(np.asarray(step) < self.warmup, ramp, rest)

    def fits(self, steps):
        self.schedule.fits(self._rest(steps))

    def _rest(self, steps):
        """How many steps the schedule has, one at least."""
        return np.maximum(steps - self.warmup, 1)
