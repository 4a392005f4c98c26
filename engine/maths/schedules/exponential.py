"""Exponential decay."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Exponential(Schedule):
    """`final`^(step / steps): the same factor every step, `final` at the end.   (torch's ExponentialLR)"""

    final: Number = within("(0, 1]", 0.01)
    label = "Exponential"

    def multiplier(self, step, steps):
        return self.final ** (step / steps)
