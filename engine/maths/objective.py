"""Objective: what an optimizer descends. Surfaces and networks share this protocol."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import common_runs, per_run


@dataclass(frozen=True)
class Objective(ABC):
    """A function to be minimized, for many runs at once."""

    @abstractmethod
    def value(self, theta: np.ndarray) -> np.ndarray:
        """The loss of every run, (runs,)."""

    @abstractmethod
    def grad(self, theta: np.ndarray) -> np.ndarray:
        """The gradient, shaped as theta."""

    @property
    def runs(self) -> int:
        """How many runs its fields (runs,) are for; 1 where all runs descend the same.

        Raises ValueError where two fields are of different lengths.
        """
        return common_runs(per_run(self))

    def at(self, step: int, rng: np.random.Generator) -> Objective:
        """The objective as this step sees it: its noise or its minibatch, drawn from `rng`. By default, itself."""
        return self
