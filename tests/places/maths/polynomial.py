"""Polynomial decay."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Polynomial(Schedule):
    """(1 - step / steps)^power.   (Chen et al. 2018, DeepLab, section 4.1; torch's PolynomialLR)"""

    power: Number = within("(0, inf)", 0.9)
    label = "Polynomial"

    def multiplier(self, step, steps):
        return (1 - step / steps) ** self.power
