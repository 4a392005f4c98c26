"""Exponential decay."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.schedules._schedule import Number, Schedule


@dataclass(frozen=True)
class Exponential(Schedule):
    """`final`^(step / steps): the same factor every step, `final` at the end.   (torch's ExponentialLR)"""

    final: Number = 0.01
    label = "Exponential"

    def __call__(self, step, steps):
        return self.final ** (step / steps)
