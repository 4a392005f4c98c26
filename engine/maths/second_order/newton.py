"""Newton's method, damped as Levenberg and Marquardt did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.ranges import within
from engine.maths.second_order._method import Method
from engine.maths.second_order.problem import point


@dataclass(frozen=True)
class Newton(Method):
    """theta <- theta - (H + alpha I)^-1 g, where the value falls; otherwise alpha is raised and the step tried again.

    alpha starts at `damping`, is multiplied by 4 where a step fails, H + alpha I not positive definite included, and
    divided by 4 where one succeeds. (Goodfellow et al. 2016, 8.6.1, equation 8.28; Marquardt 1963)
    """

    damping: float = within("(0, inf)", 1e-3)
    label = "Newton"

    def descend(self, problem, theta):
        here, damping = point(problem, theta), self.damping
        while True:
            yield here
            hessian, fell = problem.hessian(here.theta), False
            while not fell and damping < 1e12:
                there = self._try(problem, here, hessian + damping * np.eye(len(theta)))
                fell = there is not None and there.value <= here.value
                damping *= 0.25 if fell else 4.0
                here = there if fell and there is not None else here
            damping = min(damping, 1e9)

    @staticmethod
    def _try(problem, here, matrix):
        """The point of one damped step; None where the matrix is not positive definite."""
        try:
            np.linalg.cholesky(matrix)
        except np.linalg.LinAlgError:
            return None
        return point(problem, here.theta - np.linalg.solve(matrix, here.gradient))
