"""Cosine annealing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Cosine(Schedule):
    """floor + (1 - floor) (1 + cos(pi step / steps)) / 2.   (Loshchilov and Hutter 2017, equation 5)"""

    floor: Number = within("[0, 1]", 0.0)
    label = "Cosine"

    def multiplier(self, step, steps):
        return self.floor + (1 - self.floor) * (1 + np.cos(np.pi * step / steps)) / 2
