"""The contract of a schedule: how the learning rate changes over training, as a multiplier of the base rate."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

Number = float | np.ndarray


@dataclass(frozen=True)
class Schedule(ABC):
    """A callable value, (step, steps) -> multiplier. Steps count from 0; `steps` is the length of the training.

    `step` is a number or an array of steps; fields are numbers or arrays with one entry a run. All broadcast.
    """

    label: ClassVar[str]  # the name a reader sees

    @abstractmethod
    def __call__(self, step: Number, steps: int) -> Number:
        """The multiplier of the base rate at this step."""
