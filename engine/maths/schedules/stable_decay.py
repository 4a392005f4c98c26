"""Warmup-stable-decay, whose warmup is the wrapper Warmup."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class StableDecay(Schedule):
    """1 until the last `decay` of the training, then (1 - sqrt(part)) down to `floor`.

    (Hägele et al. 2024, section 3.1: constant rate with a cooldown of "1-sqrt" shape)
    """

    decay: Number = within("(0, 1]", 0.2)
    floor: Number = within("[0, 1]", 0.0)
    label = "Warmup-stable-decay"

    def multiplier(self, step, steps):
        part = np.clip((step / steps - (1 - self.decay)) / self.decay, 0, 1)
        return 1 - (1 - self.floor) * np.sqrt(part)
