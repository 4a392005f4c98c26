"""Group norm."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.networks.norms._standardized import Standardized
from engine.maths.ranges import within


@dataclass(frozen=True)
class GroupNorm(Standardized):
    """Each example by its mean and variance over each of `groups` groups of units.   (Wu and He 2018, equation 7)"""

    groups: int = within("whole [1, inf)", 4)
    label = "group norm"
    axis = -1

    def grouped(self, s):
        return s.reshape(*s.shape[:-1], self.groups, -1)

    def fits(self, units, examples):
        if units % self.groups or units == self.groups:
            raise ValueError(f"GroupNorm: {units} units do not make {self.groups} groups of two or more alike")
