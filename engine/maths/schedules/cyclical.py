"""Cyclical rates, triangular."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Cyclical(Schedule):
    """A triangle wave between `floor` and 1, starting at the floor, `cycles` of them.

    (Smith 2017, section 3.1, "triangular"; torch's CyclicLR)
    """

    floor: Number = within("[0, 1]", 0.1)
    cycles: Number = within("(0, inf)", 4)
    label = "Cyclical"

    def multiplier(self, step, steps):
        phase = step / steps * self.cycles % 1
        return self.floor + (1 - self.floor) * (1 - np.abs(2 * phase - 1))
