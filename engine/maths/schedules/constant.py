"""The constant rate."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    """1 at every step."""

    label = "Constant"

    def multiplier(self, step, steps):
        return 1.0 + 0.0 * step
