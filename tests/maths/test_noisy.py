"""Noise is as large as asked, fair, and shared by runs that differ in something else."""

import numpy as np
import pytest

from engine.maths.noisy import Noisy
from engine.maths.surfaces import Valley

RUNS = 4


def kicks(noisy, steps, seed=0):
    """(steps, 2, runs): what each step adds to the gradient."""
    rng = np.random.default_rng(seed)
    theta = np.ones((2, RUNS))
    exact = noisy.grad(theta)
    return np.stack([noisy.at(step, rng).grad(theta) - exact for step in range(steps)])


def test_noise_has_mean_zero_and_the_spread_asked_for():
    seen = kicks(Noisy(Valley(), np.array([0.1, 0.5, 1.0, 2.0])), 20_000)
    np.testing.assert_allclose(seen.std(axis=(0, 1)), [0.1, 0.5, 1.0, 2.0], rtol=0.02)
    np.testing.assert_allclose(seen.mean(axis=(0, 1)), 0, atol=0.03)


def test_steps_and_coordinates_are_independent():
    seen = kicks(Noisy(Valley(), 1.0), 20_000)[..., 0]
    assert np.corrcoef(seen[:-1, 0], seen[1:, 0])[0, 1] == pytest.approx(0, abs=0.03)
    assert np.corrcoef(*seen.T)[0, 1] == pytest.approx(0, abs=0.03)


def test_runs_of_one_draw_meet_the_same_noise_and_others_do_not():
    seen = kicks(Noisy(Valley(), np.array([1.0, 2.0, 1.0, 1.0]), draw=np.array([0, 0, 1, 1]), draws=2), 50)
    np.testing.assert_allclose(seen[..., 1], 2 * seen[..., 0], atol=1e-12)
    np.testing.assert_allclose(seen[..., 2], seen[..., 3], atol=1e-12)
    assert not np.allclose(seen[..., 0], seen[..., 2])


def test_within_a_step_the_noise_is_the_same_wherever_the_gradient_is_asked():
    noisy = Noisy(Valley(), 1.0).at(0, np.random.default_rng(0))
    here, there = np.ones((2, 1)), np.zeros((2, 1))
    kick = noisy.grad(here) - Valley().grad(here)
    np.testing.assert_allclose(noisy.grad(there) - Valley().grad(there), kick, atol=1e-12)


def test_the_loss_is_measured_without_noise_and_a_seed_gives_the_same_again():
    noisy = Noisy(Valley(), 1.0)
    theta = np.ones((2, RUNS))
    np.testing.assert_array_equal(noisy.at(0, np.random.default_rng(0)).value(theta), Valley().value(theta))
    np.testing.assert_array_equal(kicks(noisy, 5, seed=7), kicks(noisy, 5, seed=7))
