"""One-cycle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class OneCycle(Schedule):
    """Up from `initial` to 1 over the first `rise` of the training, down to `final` over the rest, both along cosines.

    The peak is step rise * steps - 1, which must lie after step 0. (Smith and Topin 2018; torch's OneCycleLR, whose
    div_factor is 1 / initial and final_div_factor initial / final)
    """

    rise: Number = within("(0, 1)", 0.3)
    initial: Number = within("[0, 1]", 0.04)
    final: Number = within("[0, 1]", 4e-6)
    label = "One-cycle"

    def multiplier(self, step, steps):
        last = steps - 1
        peak = self.rise * steps - 1
        up = _cosine(self.initial, 1.0, step / peak)
        down = _cosine(1.0, self.final, (step - peak) / (last - peak))
        return np.where(step <= peak, up, down)

    def fits(self, steps):
        rise = np.min(self.rise * steps)
        if rise <= 1:
            raise ValueError(f"OneCycle: rise * steps is {rise:g}, which must be more than 1 to rise at all")


def _cosine(start, end, part):
    """From start to end along half a cosine; `part` in [0, 1], held there."""
    return end + (start - end) / 2 * (1 + np.cos(np.pi * np.clip(part, 0, 1)))
