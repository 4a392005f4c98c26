"""Step decay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import Number, within
from engine.maths.schedules._schedule import Schedule


@dataclass(frozen=True)
class StepDecay(Schedule):
    """Times `factor` at each of the `drops`, which are fractions of the training.

    (He et al. 2016 drop by ten at epochs 30 and 60 of 90; torch's MultiStepLR)
    """

    factor: Number = within("[0, 1]", 0.1)
    drops: tuple[float, ...] = within("each [0, 1]", (1 / 3, 2 / 3))
    label = "Step"

    def multiplier(self, step, steps):
        passed = sum(np.asarray(step) >= np.rint(drop * steps) for drop in self.drops)
        return self.factor**passed
