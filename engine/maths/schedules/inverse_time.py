"""Decay as one over time."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class InverseTime(Schedule):
    """1 / (1 + decay step): the rates sum to infinity and their squares do not, as Robbins and Monro ask.

    (Robbins and Monro 1951; Bottou et al. 2018, theorem 4.7)
    """

    decay: Number = within("[0, inf)", 0.1)
    label = "1/t"

    def multiplier(self, step, steps):
        return 1 / (1 + self.decay * step)
