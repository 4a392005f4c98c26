"""Shampoo: AdaGrad with a matrix for the rows and one for the columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.maths.matrix_rules._matrix_rule import MatrixRule
from engine.maths.ranges import within


@dataclass
class Sides:
    """What Shampoo keeps: the sums L and R, their inverse fourth roots, and the number t of gradients seen."""

    left: np.ndarray
    right: np.ndarray
    roots: tuple[np.ndarray, np.ndarray]
    t: int = 0


@dataclass(frozen=True)
class Shampoo(MatrixRule):
    """L <- L + G G';  R <- R + G' G;  W <- W - rate L^(-1/4) G R^(-1/4)

    from L = delta I and R = delta I. The roots are taken anew at every `every`-th step only, which is what makes the
    rule affordable. (Gupta, Koren and Singer 2018, algorithm 1; the interval from their section 6)
    """

    delta: float = within("(0, inf)", 1e-4)
    every: int = within("whole [1, inf)", 1)
    label = "Shampoo"

    def init(self, weights):
        rows, columns = weights.shape[-2:]
        sides = [np.broadcast_to(self.delta * np.eye(n), (len(weights), n, n)).copy() for n in (rows, columns)]
        return Sides(*sides, roots=(sides[0], sides[1]))

    def step(self, weights, state, gradient, rate):
        turned = np.swapaxes(gradient, -1, -2)
        state.left += gradient @ turned
        state.right += turned @ gradient
        if state.t % self.every == 0:
            state.roots = inverse_fourth_root(state.left), inverse_fourth_root(state.right)
        state.t += 1
        weights -= rate * (state.roots[0] @ gradient @ state.roots[1])

    def multiplications(self, rows, columns):
        sums = rows * rows * columns + columns * columns * rows
        eigen = 10 * (rows**3 + columns**3)  # a symmetric eigendecomposition and the product of its parts, about
        return 2 * sums + eigen / self.every


def inverse_fourth_root(matrices: np.ndarray) -> np.ndarray:
    """M^(-1/4) of symmetric positive definite matrices (..., n, n); not a number where one is not finite."""
    if not np.isfinite(matrices).all():
        good = np.isfinite(matrices).all(axis=(-2, -1), keepdims=True)
        return np.where(good, inverse_fourth_root(np.where(good, matrices, np.eye(matrices.shape[-1]))), np.nan)
    values, vectors = np.linalg.eigh(matrices)
    least = values[..., -1:] * 1e-15  # rounding may leave a small one negative
    return (vectors * np.maximum(values, least)[..., np.newaxis, :] ** -0.25) @ np.swapaxes(vectors, -1, -2)
