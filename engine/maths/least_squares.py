"""LeastSquares: linear regression as an objective, for many runs at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.objective import Objective


@dataclass(frozen=True)
class LeastSquares(Objective):
    """Half the mean squared error of inputs (examples, features) times theta (runs, features) against targets.

    Targets are (examples,), or (runs, examples); inputs that differ from run to run are (runs, examples, features).
    (Goodfellow et al. 2016, 5.1.4)
    """

    inputs: np.ndarray
    targets: np.ndarray

    @property
    def runs(self) -> int:
        """How many sets of examples there are, one a run; 1 where all runs meet the same."""
        per_run = ((self.inputs, 3), (self.targets, 2))
        return max(len(array) if array.ndim == dims else 1 for array, dims in per_run)

    def errors(self, theta: np.ndarray) -> np.ndarray:
        """What is predicted less the targets, (runs, examples)."""
        return (self.inputs @ theta[..., np.newaxis])[..., 0] - self.targets

    def value(self, theta):
        return (self.errors(theta) ** 2).mean(axis=-1) / 2

    def grad(self, theta):
        errors = self.errors(theta)
        return (errors[..., np.newaxis, :] @ self.inputs)[..., 0, :] / errors.shape[-1]
