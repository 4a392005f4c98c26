"""Rules that see matrices, against their definitions written out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.maths.matrix_rules import Layered, Muon, Shampoo
from engine.maths.matrix_rules.muon import orthogonal
from engine.maths.matrix_rules.shampoo import inverse_fourth_root
from engine.maths.networks import INITIALIZATIONS, Network, initialize
from engine.maths.optimizers import Adam

SHAPES = st.tuples(st.integers(1, 6), st.integers(1, 6))


@settings(deadline=None, max_examples=60)
@given(SHAPES, st.integers(0, 10_000), st.floats(1e-6, 1e6))
def test_a_matrix_made_orthogonal_keeps_its_directions_and_evens_its_stretches(shape, seed, size):
    matrix = size * np.random.default_rng(seed).standard_normal(shape)
    u, stretches, v = np.linalg.svd(matrix, full_matrices=False)
    back = u.T @ orthogonal(matrix[np.newaxis])[0] @ v.T
    assert np.allclose(back, np.diag(np.diag(back)), atol=1e-6), "the same singular vectors"
    evened = np.diag(back)[stretches > 1e-2 * stretches[0]]
    assert (evened > 0.6).all()
    assert (evened < 1.3).all()


def test_nothing_stays_nothing():
    assert not orthogonal(np.zeros((2, 3, 4))).any()


def test_muons_step_has_the_size_of_adams():
    """The root mean square of its entries, for a gradient of full rank, is near 0.2 times the rate."""
    weights = np.zeros((1, 40, 40))
    rule = Muon()
    rule.step(weights, rule.init(weights), np.random.default_rng(0).standard_normal((1, 40, 40)), 0.5)
    assert np.sqrt((weights**2).mean()) / 0.5 == pytest.approx(0.2, rel=0.2)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000))
def test_shampoo_is_its_algorithm(seed):
    """Gupta et al. 2018, algorithm 1, one matrix at a time, the roots by the definition of a power of a matrix."""
    rng, delta = np.random.default_rng(seed), 0.1
    gradients = rng.standard_normal((4, 2, 3, 5))
    start = rng.standard_normal((2, 3, 5))
    rule = Shampoo(delta=delta)
    weights = start.copy()
    state = rule.init(weights)
    for g in gradients:
        rule.step(weights, state, g, 0.3)
    for run in range(2):
        w, left, right = start[run].copy(), delta * np.eye(3), delta * np.eye(5)
        for g in gradients[:, run]:
            left, right = left + g @ g.T, right + g.T @ g
            w -= 0.3 * power(left, -0.25) @ g @ power(right, -0.25)
        assert np.allclose(weights[run], w, atol=1e-10)


def power(matrix, exponent):
    values, vectors = np.linalg.eigh(matrix)
    return sum(value**exponent * np.outer(one, one) for value, one in zip(values, vectors.T, strict=True))


def test_the_fourth_power_of_the_root_undoes_the_matrix():
    a = np.random.default_rng(1).standard_normal((3, 6, 9))
    matrices = a @ np.swapaxes(a, -1, -2) + 1e-3 * np.eye(6)
    assert np.allclose(np.linalg.matrix_power(inverse_fourth_root(matrices), 4) @ matrices, np.eye(6), atol=1e-8)


def test_a_lost_run_does_not_lose_the_others():
    matrices = np.stack([np.eye(3), np.full((3, 3), np.nan)])
    found = inverse_fourth_root(matrices)
    assert np.array_equal(found[0], np.eye(3))
    assert np.isnan(found[1]).all()


@pytest.mark.parametrize("rule", [Muon(), Shampoo()], ids=lambda rule: rule.label)
def test_biases_and_the_last_layer_go_by_the_other_rule(rule):
    rng = np.random.default_rng(0)
    network = Network((4, 3, 2), rng.standard_normal((8, 4)), np.eye(2)[rng.integers(0, 2, 8)])
    theta = initialize(network, INITIALIZATIONS["glorot"], 2, rng).T
    mixed, alone, rates = theta.copy(), theta.copy(), np.array([0.1, 0.2])
    layered, adam, g = Layered(rule, Adam(), network.widths), Adam(), rng.standard_normal(theta.shape)
    state, own = layered.init(mixed), adam.init(alone)
    for _ in range(3):
        layered.step(mixed, state, lambda at: g, rates)
        adam.step(alone, own, lambda at: g, rates)
    first = np.arange(len(theta)) < 4 * 3
    assert np.allclose(mixed[~first], alone[~first], rtol=1e-14)
    weights = theta[first].T.reshape(2, 4, 3).copy()
    kept = rule.init(weights)
    for _ in range(3):
        rule.step(weights, kept, g[first].T.reshape(2, 4, 3), rates.reshape(-1, 1, 1))
    assert np.allclose(mixed[first], weights.reshape(2, -1).T, rtol=1e-14)
