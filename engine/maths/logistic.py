"""Logistic: logistic regression with a quadratic penalty, as an objective with its Hessian."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.objective import Objective
from engine.maths.ranges import check, within


@dataclass(frozen=True)
class Logistic(Objective):
    """Logistic regression: the mean of log(1 + exp(-y x'theta)), plus half the penalty times the square of |theta|.

    Over inputs x (examples, features) and labels y (examples,), each 1 or -1. theta is (features,), or (features, runs)
    for many at once. With a penalty f has one minimum, also where the classes can be parted without error.
    (Goodfellow et al. 2016, 5.7.1 and 7.1.1)
    """

    inputs: np.ndarray
    labels: np.ndarray
    penalty: float = within("[0, inf)", 1e-3)

    def __post_init__(self) -> None:
        check(self)
        if self.inputs.ndim != 2 or self.labels.shape != self.inputs.shape[:1]:
            raise ValueError(f"Logistic: inputs {self.inputs.shape} do not go with labels {self.labels.shape}")

    @property
    def runs(self):
        return 1

    def value(self, theta):
        return np.logaddexp(0, -self._margins(theta)).mean(axis=0) + self.penalty / 2 * (theta**2).sum(axis=0)

    def grad(self, theta):
        pull = (-1 / (1 + np.exp(self._margins(theta)))).T * self.labels
        return (pull @ self.inputs).T / len(self.labels) + self.penalty * theta

    def hessian(self, theta: np.ndarray) -> np.ndarray:
        """(features, features) at theta (features,): X' diag(p (1 - p)) X / examples + penalty I."""
        right = 1 / (1 + np.exp(-self._margins(theta)))
        weighted = self.inputs * (right * (1 - right))[:, np.newaxis]
        return self.inputs.T @ weighted / len(self.labels) + self.penalty * np.eye(len(theta))

    def _margins(self, theta: np.ndarray) -> np.ndarray:
        return ((self.inputs @ theta).T * self.labels).T
