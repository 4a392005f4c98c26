"""Decay as one over the root of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class InverseSquareRoot(Schedule):
    """sqrt(offset / (offset + step)).   (Vaswani et al. 2017, section 5.3, after its warmup of `offset` steps)"""

    offset: Number = within("(0, inf)", 10.0)
    label = "Inverse square root"

    def multiplier(self, step, steps):
        return np.sqrt(self.offset / (self.offset + step))
