"""Curvature of a network's loss: products with its Hessian, and the largest eigenvalue."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.maths.objective import Objective
from engine.maths.ranges import require

__all__ = ["central_product", "hessian_vector", "sharpness"]

Product = Callable[[Objective, np.ndarray, np.ndarray], np.ndarray]

_TINY = 1e-20
_HAIR = 3e-5
_LEFT = 1e-12  # of a product with the Hessian: less than this outside the known directions is rounding


def hessian_vector(objective: Objective, theta: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """H v of every run, (runs, parameters), exact to rounding: Im grad(theta + i h v) / h with h = 1e-20.

    A complex step subtracts nothing, so h may be as small as it likes (Squire and Trapp 1998); the gradient must be
    written in functions that take complex numbers. Where it is not smooth, as with ReLU, kinks are not seen.
    """
    return np.imag(objective.grad(theta + 1j * _TINY * vector)) / _TINY


def central_product(objective: Objective, theta: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """H v of every run, (runs, parameters), by central differences over 6e-5 along v, which should be of length 1.

    In half the time of `hessian_vector`, right to some 1e-9 of H where the loss is smooth on that scale; across a kink
    it is not, so for ReLU the other is the one to take.
    """
    step = _HAIR * vector
    return (objective.grad(theta + step) - objective.grad(theta - step)) / (2 * _HAIR)


def sharpness(
    objective: Objective, theta: np.ndarray, iterations: int = 20, seed: int = 0, product: Product = hessian_vector
) -> np.ndarray:
    """The largest eigenvalue of the Hessian of every run, (runs,), from below, by Lanczos' method; NaN for a lost run.

    theta is (runs, parameters). One `product` with the Hessian an iteration, every new direction made orthogonal to all
    before (Golub and Van Loan 2013, section 10.1), so that no eigenvalue appears twice. Where no direction is left, as
    after `parameters` iterations, the others are not needed. Raises ValueError where `iterations` is not a whole number
    of at least 1.
    """
    require("iterations", iterations, "whole [1, inf)", where="sharpness")
    runs, parameters = theta.shape
    basis = np.zeros((runs, iterations, parameters))
    projected = np.zeros((runs, iterations, iterations))
    vector = np.random.default_rng(seed).standard_normal((runs, parameters))
    largest = np.zeros((runs, 1))
    for i in range(iterations):
        length = np.linalg.norm(vector, axis=1, keepdims=True)
        some = length > _LEFT * largest
        basis[:, i] = vector / np.where(some, length, np.inf)  # nothing left: the rest of the basis is zero
        vector = product(objective, theta, basis[:, i])
        largest = np.fmax(largest, np.linalg.norm(vector, axis=1, keepdims=True))
        known = basis[:, : i + 1]
        share = (known @ vector[:, :, np.newaxis])[..., 0]
        projected[:, i, : i + 1] = projected[:, : i + 1, i] = share
        # An empty row repeats the first quotient v H v, which the largest eigenvalue is not below.
        projected[:, i, i] = np.where(some[:, 0], share[:, i], projected[:, 0, 0])
        for _ in range(2):  # once leaves rounding errors, which grow
            vector = vector - ((known @ vector[:, :, np.newaxis])[..., 0][:, np.newaxis] @ known)[:, 0]
    finite = np.isfinite(projected).all(axis=(1, 2))
    projected[~finite] = 0
    return np.where(finite, np.linalg.eigvalsh(projected)[:, -1], np.nan)
