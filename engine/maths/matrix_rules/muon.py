"""Muon: momentum whose matrix is made orthogonal before the step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.matrix_rules._matrix_rule import MatrixRule
from engine.maths.ranges import within

QUINTIC = (3.4445, -4.7750, 2.0315)  # Jordan's coefficients: small singular values grow fast, none settles at 1 exactly


@dataclass(frozen=True)
class Muon(MatrixRule):
    """m <- beta m + g;  W <- W - rate * 0.2 sqrt(max(rows, columns)) * orthogonal(g + beta m)

    where orthogonal(M), for M = U S V', is close to U V': see `orthogonal`. The factor gives the step the root mean
    square that Adam's has, about 0.2, so that Adam's rates serve.
    (Jordan et al. 2024, Muon; the factor from Liu et al. 2025, arXiv 2502.16982, section 2.2)
    """

    beta: float = within("[0, 1)", 0.95)
    iterations: int = within("whole [1, inf)", 5)
    label = "Muon"

    def init(self, weights):
        return np.zeros_like(weights)

    def step(self, weights, state, gradient, rate):
        state *= self.beta
        state += gradient
        size = 0.2 * np.sqrt(max(weights.shape[-2:]))
        weights -= rate * size * orthogonal(gradient + self.beta * state, self.iterations)

    def multiplications(self, rows, columns):
        short, long = sorted((rows, columns))
        return self.iterations * (2 * short * short * long + short**3)


def orthogonal(matrices: np.ndarray, iterations: int = 5) -> np.ndarray:
    """Matrices (..., rows, columns) with all singular values brought near 1, their singular vectors kept.

    Newton and Schulz's iteration X <- a X + (b A + c A A) X with A = X X', from X = M / |M|, with Jordan's
    coefficients: five rounds bring what is not below 1e-3 of |M| to between 0.7 and 1.2. A zero stays zero.
    (Jordan et al. 2024, Muon)
    """
    a, b, c = QUINTIC
    tall = matrices.shape[-2] > matrices.shape[-1]
    x = np.swapaxes(matrices, -1, -2) if tall else matrices
    x = x / (np.sqrt((x * x).sum(axis=(-2, -1), keepdims=True)) + 1e-30)
    for _ in range(iterations):
        gram = x @ np.swapaxes(x, -1, -2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    return np.swapaxes(x, -1, -2) if tall else x
