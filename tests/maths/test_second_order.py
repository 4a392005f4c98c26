"""Methods that work with curvature, against what is known of them."""

from collections import deque
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.maths.logistic import Logistic
from engine.maths.objective import Objective
from engine.maths.second_order import BFGS, LBFGS, ConjugateGradients, Newton, Problem, point
from engine.maths.second_order._line_search import ENOUGH, search
from engine.maths.second_order.bfgs import updated
from engine.maths.second_order.lbfgs import times
from engine.maths.surfaces import Rosenbrock, Saddle

METHODS = (Newton(), ConjugateGradients(), BFGS(), LBFGS())
SEEDS = st.integers(0, 10_000)


@dataclass(frozen=True)
class Bowl(Objective):
    """Half x' A x."""

    matrix: np.ndarray

    def value(self, theta):
        return theta @ self.matrix @ theta / 2

    def grad(self, theta):
        return self.matrix @ theta

    def hessian(self, theta):
        return self.matrix


def bowl(n, seed, condition=100.0):
    rng = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(rng.standard_normal((n, n)))
    return Bowl(turn * np.geomspace(1, condition, n) @ turn.T), rng.standard_normal(n)


def points(method, objective, start, steps):
    problem = Problem(objective)
    return list(islice(method.descend(problem, np.array(start, dtype=float)), steps + 1)), problem


def logistic(seed=0, penalty=0.1):
    rng = np.random.default_rng(seed)
    return Logistic(rng.standard_normal((30, 4)), np.where(rng.random(30) < 0.5, -1.0, 1.0), penalty)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 7), SEEDS)
def test_conjugate_gradients_end_on_a_quadratic_after_as_many_steps_as_dimensions(n, seed):
    objective, start = bowl(n, seed)
    found, _ = points(ConjugateGradients(flat=1e-9), objective, start, n)
    assert found[-1].value < 1e-10 * found[0].value


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_newton_ends_on_a_quadratic_after_one_step(seed):
    objective, start = bowl(4, seed)
    found, problem = points(Newton(damping=1e-12), objective, start, 1)
    assert found[1].value < 1e-15 * found[0].value
    assert problem.gradients == 1 + 4 + 1, "the start, a Hessian's columns, the new point"


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_the_learned_inverse_maps_the_gradients_change_to_the_step(seed):
    objective, step = bowl(5, seed)
    other = np.random.default_rng(seed + 1).standard_normal(5)
    inverse = updated(updated(None, step, objective.grad(step)), other, objective.grad(other))
    assert np.allclose(inverse @ objective.grad(other), other, atol=1e-10)
    assert np.allclose(inverse, inverse.T)
    assert np.linalg.eigvalsh(inverse).min() > 0


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_two_loops_give_what_the_matrix_gives(seed):
    """The matrix of the same pairs, begun from the multiple of I that the last of them gives."""
    objective, _ = bowl(6, seed)
    steps = np.random.default_rng(seed).standard_normal((4, 6))
    pairs = deque((step, objective.grad(step)) for step in steps)
    step, change = pairs[-1]
    matrix = (step @ change) / (change @ change) * np.eye(6)
    for step, change in pairs:
        matrix = updated(matrix, step, change)
    g = np.random.default_rng(seed + 2).standard_normal(6)
    assert np.allclose(times(pairs, g), matrix @ g, rtol=1e-9, atol=1e-9)
    assert np.array_equal(times(deque(), g), g)


@settings(deadline=None, max_examples=60)
@given(SEEDS, st.sampled_from((0.1, 0.9)), st.floats(1e-4, 10))
def test_a_search_ends_where_both_wolfe_conditions_hold(seed, flat, first):
    objective = logistic(seed)
    problem = Problem(objective)
    start = point(problem, np.random.default_rng(seed).standard_normal(4))
    direction = -start.gradient
    found = search(problem, start, direction, first, flat)
    slope, gone = direction @ start.gradient, np.linalg.norm(found.theta - start.theta) / np.linalg.norm(direction)
    assert found.value <= start.value + ENOUGH * gone * slope + 1e-14
    assert abs(direction @ found.gradient) <= -flat * slope + 1e-12


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.label)
@pytest.mark.parametrize(("objective", "start"), [(Rosenbrock(), (-1.2, 1.0)), (logistic(), np.zeros(4))])
def test_every_method_falls_at_each_step_and_ends_where_the_gradient_is_zero(method, objective, start):
    found, _ = points(method, objective, start, 80)
    values = [here.value for here in found]
    assert all(after <= before for before, after in pairwise(values))
    assert np.linalg.norm(found[-1].gradient) < 1e-6


def test_newton_leaves_a_saddle_that_the_plain_step_would_go_to():
    saddle, start = Saddle(), np.array([0.3, 1e-3])
    plain = start - np.linalg.solve(saddle.hessian(start), saddle.grad(start))
    assert np.linalg.norm(saddle.grad(plain)) < 0.2 * np.linalg.norm(saddle.grad(start)), "the plain step goes there"
    found, _ = points(Newton(), saddle, start, 60)
    assert np.allclose(found[-1].value, saddle.lowest, atol=1e-8)


def test_the_logistic_loss_has_the_derivatives_it_says():
    objective, theta, hair = logistic(3), np.array([0.3, -1.0, 0.5, 2.0]), 1e-6
    moved = hair * np.eye(4)
    slopes = [(objective.value(theta + one) - objective.value(theta - one)) / (2 * hair) for one in moved]
    bends = [(objective.grad(theta + one) - objective.grad(theta - one)) / (2 * hair) for one in moved]
    assert np.allclose(objective.grad(theta), slopes, atol=1e-9)
    assert np.allclose(objective.hessian(theta), bends, atol=1e-8)
    assert np.allclose(objective.grad(np.stack([theta, -theta], axis=1))[:, 0], objective.grad(theta))
