"""The contract of a schedule: how the learning rate changes over training, as a multiplier of the base rate."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from engine.maths.ranges import Number, check, require


@dataclass(frozen=True)
class Schedule(ABC):
    """A callable value, (step, steps) -> multiplier. Steps count from 0; `steps` is the length of the training.

    `step` is a number or an array of steps; fields are numbers or arrays with one entry a run. All broadcast. A field
    outside of its range (`ranges.within`) is a ValueError.
    """

    label: ClassVar[str]  # the name a reader sees

    def __post_init__(self) -> None:
        check(self)

    def __call__(self, step: Number, steps: int) -> Number:
        """The multiplier of the base rate at this step, or array of steps, of a training of `steps`.

        Raises ValueError where `steps` is not a whole number of at least 1 or too few, or a step lies outside of them.
        A loop asks this once, for its first step, and `multiplier` from then on.
        """
        require("steps", steps, "whole [1, inf)", where=type(self).__name__)
        require("step", step, "[0, steps]", {"steps": steps}, where=type(self).__name__)
        self.fits(steps)
        return self.multiplier(step, steps)

    @abstractmethod
    def multiplier(self, step: Number, steps: Number) -> Number:
        """The multiplier of the base rate at this step, the arguments being good."""

    def fits(self, steps: Number) -> None:  # noqa: B027  most can be had in any
        """Raises ValueError where the schedule cannot be had in so few steps."""
