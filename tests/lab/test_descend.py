"""The loop against what is known in closed form, and the ends of runs."""

import re
import warnings

import numpy as np
import pytest

from engine.lab.descend import descend, far
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD, Adam, Clipped, Momentum, RMSProp
from engine.maths.schedules import Linear, OneCycle, Restarts
from engine.maths.surfaces import Rosenbrock, Snake, Valley

EVERYWHERE = ((-np.inf, np.inf), (-np.inf, np.inf))


def test_descent_on_a_quadratic_is_a_geometric_series():
    rates = np.array([0.001, 0.03, 0.05, 0.09, 0.1])
    descent = descend(SGD(), Valley(condition=20.0), (-3.0, 2.0), rates, 60)
    powers = np.arange(61)[:, np.newaxis, np.newaxis]
    curvature = np.array([[1.0], [20.0]])
    np.testing.assert_allclose(
        descent.path, (1 - rates * curvature) ** powers * [[-3.0], [2.0]], rtol=1e-12, atol=1e-15
    )
    np.testing.assert_allclose(descent.loss, (curvature * descent.path**2).sum(axis=1) / 2, rtol=1e-14)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_heavy_ball_is_stable_up_to_two_times_one_plus_beta_over_curvature(beta):
    edge = 2 * (1 + beta) / 4.0
    start = np.tile([[0.3], [0.0]], 3)
    rates = np.array([0.999, 1.0, 1.001]) * edge
    inside, at, outside = np.abs(
        descend(Momentum(beta), Valley(1.0, curvature=4.0), start, rates, 20_000, bounds=EVERYWHERE).path[:, 0].T
    )
    assert inside[-1] < 1e-4
    assert at[-1] == pytest.approx(0.3 * (1 + beta) / (1 - beta), rel=1e-6)  # the roots are -1 and -beta
    assert outside.max() > 1e3


def test_the_edge_of_plain_descent_is_exact():
    path = descend(SGD(), Valley(1.0), (3.0, 1.0), 2.0, 101).path[:, :, 0]
    assert (path[::2] == [3.0, 1.0]).all()
    assert (path[1::2] == [-3.0, -1.0]).all()


@pytest.mark.parametrize("k", [4.0, 100.0])
def test_the_best_rate_of_plain_descent(k):
    loss = descend(SGD(), Valley(k), (1.0, 1.0), 2 / (1 + k), 50).loss[:, 0]
    np.testing.assert_allclose(np.sqrt(loss[1:] / loss[:-1]), (k - 1) / (k + 1), rtol=1e-9)


@pytest.mark.parametrize("k", [4.0, 100.0])
def test_the_best_rate_of_heavy_ball(k):
    per_step = (np.sqrt(k) - 1) / (np.sqrt(k) + 1)
    loss = descend(Momentum(per_step**2), Valley(k), (1.0, 1.0), 4 / (1 + np.sqrt(k)) ** 2, 200).loss[:, 0]
    # A double root: distance falls as (a + b t) per_step**t, so divide the slow factor out at two late times.
    slow = 200 / 100
    assert (np.sqrt(loss[200] / loss[100]) / slow) ** (1 / 100) == pytest.approx(per_step, rel=2e-3)


@pytest.mark.parametrize("optimizer", [SGD(), Momentum(np.linspace(0, 0.9, 37)), Adam(), RMSProp()])
def test_a_batch_is_each_of_its_runs_alone(optimizer):
    rng = np.random.default_rng(1)
    start, rate, bend = rng.uniform(-2, 2, (2, 37)), np.geomspace(1e-3, 0.4, 37), rng.uniform(1, 3, 37)
    draw = rng.integers(0, 4, 37)
    noisy, bounds = Noisy(Snake(frequency=bend), 0.3, draw, 4), far(Snake())
    together = descend(optimizer, noisy, start, rate, 40, seed=5, bounds=bounds)
    assert (together.ended >= 0).any() or not isinstance(optimizer, SGD)
    for run in range(37):
        one = slice(run, run + 1)
        rule = Momentum(optimizer.beta[one]) if isinstance(optimizer, Momentum) else optimizer
        noisy = Noisy(Snake(frequency=bend[one]), 0.3, draw[one], 4)
        alone = descend(rule, noisy, start[:, one], rate[one], 40, seed=5, bounds=bounds)
        assert (alone.path[..., 0] == together.path[..., run]).all()
        assert (alone.loss[..., 0] == together.loss[..., run]).all()
        assert alone.ended[0] == together.ended[run]


def test_the_noise_floor_of_a_constant_rate():
    curvature, rate, sigma, draws = 2.0, 0.3, 0.8, 20_000
    valley = Valley(1.0, curvature=curvature)
    start = np.zeros((2, draws))
    descent = descend(SGD(), Noisy(valley, sigma, np.arange(draws), draws), start, rate, 60)
    floor = rate * sigma**2 / (curvature * (2 - rate * curvature))
    assert descent.path[-1].var() == pytest.approx(floor, rel=4 / np.sqrt(draws))
    np.testing.assert_allclose(descent.loss[-1], valley.value(descent.path[-1]))


def test_noise_is_the_same_at_every_rate():
    flat = Noisy(Valley(1.0, curvature=0.0), 1.0, 0, 1)
    path = descend(SGD(), flat, np.zeros((2, 3)), np.array([0.125, 0.25, 0.5]), 30, seed=3).path
    assert (path[..., 1] == 2 * path[..., 0]).all()
    assert (path[..., 2] == 2 * path[..., 1]).all()
    assert np.unique(path[:, :, 0]).size == 61
    assert (path != descend(SGD(), flat, np.zeros((2, 3)), 0.125, 30, seed=4).path)[1:].all()


def test_a_run_ends_at_the_step_that_leaves_the_bounds():
    start = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    rates = np.array([3.0, 0.5, 3.0])  # times -2, 1/2 and -2 a step
    descent = descend(SGD(), Valley(1.0), start, rates, 12, bounds=((-9.0, 9.0), (-20.0, 20.0)))
    assert descent.ended.tolist() == [4, -1, 5]
    assert descent.path[:, 0, 0].tolist() == [1, -2, 4, -8] + [-8] * 9
    assert descent.loss[:, 0].tolist() == [0.5, 2, 8, 32] + [32] * 9
    assert descent.path[:, 1, 2].tolist() == [1, -2, 4, -8, 16] + [16] * 8
    assert descent.path[-1, 0, 1] == 0.5**12


def test_bounds_are_ten_windows_unless_given():
    (left, right), _ = Valley.window
    path = descend(SGD(), Valley(1.0), (1.0, 0.0), 2.5, 40).path[:, 0, 0]  # times -1.5 a step
    far = 5 * (right - left)
    assert 1.5 * abs(path[-1]) > far >= abs(path[-1])
    assert path[-1] == path[-2]


def test_a_run_ends_where_the_numbers_do():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        descent = descend(Momentum(0.9), Rosenbrock(), (-1.0, 1.5), np.array([0.5, 1e-4]), 300, bounds=EVERYWHERE)
    assert 0 < descent.ended[0] < 20
    assert descent.ended[1] == -1
    assert np.isfinite(descent.path).all()
    assert np.isfinite(descent.loss).all()
    assert (descent.path[descent.ended[0] - 1 :, :, 0] == descent.path[-1, :, 0]).all()


def test_a_schedule_multiplies_the_rate():
    path = descend(SGD(), Valley(1.0), (1.0, 0.0), 0.5, 3, schedule=Linear()).path
    np.testing.assert_allclose(path[:, 0, 0], np.cumprod([1, 1 - 0.5, 1 - 0.5 * 2 / 3, 1 - 0.5 / 3]))


def test_a_field_for_every_run_makes_the_runs():
    betas, conditions = np.array([0.5, 0.7, 0.9]), np.array([10.0, 20.0, 30.0])
    rule = Clipped(Adam(betas, 1 - 0.1 * betas, bias_correction=np.array([True, False, True])), betas)
    schedule = Restarts(betas / 2, np.array([1.0, 2.0, 3.0]), floor=betas / 10)
    together = descend(rule, Valley(conditions), (1.0, 1.0), 0.1, 30, schedule)
    assert together.path.shape == (31, 2, 3)
    for run, (beta, condition) in enumerate(zip(betas, conditions, strict=True)):
        rule = Clipped(Adam(beta, 1 - 0.1 * beta, bias_correction=run != 1), beta)
        schedule = Restarts(beta / 2, (1.0, 2.0, 3.0)[run], floor=beta / 10)
        alone = descend(rule, Valley(condition), (1.0, 1.0), 0.1, 30, schedule)
        assert (alone.path[..., 0] == together.path[..., run]).all()


GOOD = {"optimizer": SGD(), "objective": Valley(), "start": (1.0, 1.0), "rate": 0.1, "steps": 3}
MISTAKES = {
    "start is of shape (5, 2), not (2, runs), or (2,) for one point; one point a row": {"start": np.ones((5, 2))},
    "start is of shape (3,), not (2, runs)": {"start": (1.0, 2.0, 3.0)},
    "start is of shape (2, 3, 1), not": {"start": np.ones((2, 3, 1))},
    "start holds something that is not finite": {"start": (np.nan, 1.0)},
    "rate is -0.1, which is not in [0, inf)": {"rate": -0.1},
    "rate is nan in run 1, which": {"rate": [0.1, np.nan]},
    "rate is of shape (3, 1), neither": {"rate": np.ones((3, 1))},
    "rate has 3, start has 4": {"rate": np.ones(3), "start": np.ones((2, 4))},
    "rate has 3, Momentum.beta has 2": {"rate": np.ones(3), "optimizer": Momentum(np.zeros(2))},
    "Valley has 2, Momentum.beta has 3": {"objective": Valley(np.ones(2)), "optimizer": Momentum(np.zeros(3))},
    "rate has 3, Linear.floor has 2": {"rate": np.ones(3), "schedule": Linear(np.zeros(2))},
    "steps is -1, which is not in whole [0, inf)": {"steps": -1},
    "steps is 2.5, which": {"steps": 2.5},
    "OneCycle: rise * steps is 0.9": {"schedule": OneCycle()},
    "bounds are ((x low, x high), (y low, y high)), each low below its high": {"bounds": ((1.0, -1.0), (0.0, 1.0))},
    "optimizer is <class 'engine.maths.optimizers.adam.Adam'>, which is no Optimizer": {"optimizer": Adam},
    "which is no Schedule": {"schedule": lambda step, steps: 1.0},
}


@pytest.mark.parametrize("message", MISTAKES)
def test_what_would_be_something_else_is_refused_before_the_first_step(message):
    with pytest.raises(ValueError, match=re.escape(message)):
        descend(**GOOD | MISTAKES[message])


def test_no_step_at_all_is_the_start():
    assert descend(**GOOD | {"steps": 0}).path.tolist() == [[[1.0], [1.0]]]
