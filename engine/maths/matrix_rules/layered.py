"""Layered: an optimizer for a network whose weight matrices go by one rule, and all else by another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from engine.maths.matrix_rules._matrix_rule import MatrixRule
from engine.maths.optimizers._optimizer import Optimizer


@dataclass(frozen=True)
class Layered(Optimizer):
    """The hidden layers' weights of a plain dense network by `rule`, its biases and its last layer by `other`.

    Both take the same rate. `widths` are the network's; theta is laid out as `Network` has it, layer by layer the
    weights (in, out) and the biases.
    """

    rule: MatrixRule
    other: Optimizer
    widths: tuple[int, ...] = field(default=())

    label = "Layered"

    def init(self, theta):
        matrices, rest = self._parts()
        return [self.rule.init(_matrix(theta, *one)) for one in matrices], self.other.init(theta[rest])

    def step(self, theta, state, grad, rate):
        matrices, rest = self._parts()
        gradient = grad(theta)
        remaining = theta[rest]
        self.other.step(remaining, state[1], lambda _: gradient[rest], rate)
        each = np.reshape(rate, (-1, 1, 1))
        for one, kept in zip(matrices, state[0], strict=True):
            weights = _matrix(theta, *one)
            self.rule.step(weights, kept, _matrix(gradient, *one), each)
            theta[one[0]] = weights.reshape(weights.shape[0], -1).T
        theta[rest] = remaining

    def multiplications(self) -> float:
        """About how many multiply-adds the step takes for one network, the gradient not counted."""
        return sum(self.rule.multiplications(rows, columns) for _, rows, columns in self._parts()[0])

    def _parts(self) -> tuple[list[tuple[slice, int, int]], np.ndarray]:
        """Where every hidden layer's weights lie, with their shape, and which entries of theta are left."""
        matrices = list(_hidden(self.widths))
        total = sum((wide + 1) * out for wide, out in pairwise(self.widths))
        left = np.ones(total, dtype=bool)
        for at, _, _ in matrices:
            left[at] = False
        return matrices, left


def _hidden(widths: tuple[int, ...]) -> Iterator[tuple[slice, int, int]]:
    at = 0
    for wide, out in pairwise(widths[:-1]):
        yield slice(at, at + wide * out), wide, out
        at += (wide + 1) * out


def _matrix(theta: np.ndarray, at: slice, rows: int, columns: int) -> np.ndarray:
    """(runs, rows, columns): a copy of what lies at a place of theta (parameters, runs)."""
    return theta[at].T.reshape(-1, rows, columns).copy()
