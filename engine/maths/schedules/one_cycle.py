"""One-cycle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.schedules._schedule import Number, Schedule


@dataclass(frozen=True)
class OneCycle(Schedule):
    """Up from `initial` to 1 over the first `rise` of the training, down to `final` over the rest, both along cosines.

    (Smith and Topin 2018; torch's OneCycleLR, whose div_factor is 1 / initial and final_div_factor initial / final)
    """

    rise: Number = 0.3
    initial: Number = 0.04
    final: Number = 4e-6
    label = "One-cycle"

    def __call__(self, step, steps):
        last = steps - 1
        peak = self.rise * steps - 1
        up = _cosine(self.initial, 1.0, step / peak)
        down = _cosine(1.0, self.final, (step - peak) / (last - peak))
        return np.where(step <= peak, up, down)


def _cosine(start, end, part):
    """From start to end along half a cosine; `part` in [0, 1], held there."""
    return end + (start - end) / 2 * (1 + np.cos(np.pi * np.clip(part, 0, 1)))
