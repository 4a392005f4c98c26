"""Linear decay."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class Linear(Schedule):
    """From 1 to `floor` in a straight line over the training.   (as torch.optim.lr_scheduler.LinearLR)"""

    floor: Number = within("[0, 1]", 0.0)
    label = "Linear"

    def multiplier(self, step, steps):
        return 1 - (1 - self.floor) * step / steps
