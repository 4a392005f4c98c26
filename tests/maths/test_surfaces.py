"""Surfaces: derivatives against finite differences, minima against a grid, batches, grids."""

from dataclasses import fields

import numpy as np
import pytest
from held_against import references, things, without_reference
from hypothesis import given
from hypothesis import strategies as st

from engine.maths.surfaces import MonkeySaddle, Saddle

KINDS = list(things("surfaces").values())
BY_THE_LETTER = references("surfaces")
SHAPED = [kind for kind in KINDS if fields(kind)]
every_kind = pytest.mark.parametrize("kind", KINDS)
fractions = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5)

# Central differences of eighth order: f'(x) ~ sum over k of w_k (f(x + k h) - f(x - k h)) / h.
WEIGHTS = (4 / 5, -1 / 5, 4 / 105, -1 / 280)


def place(surface, pairs):
    """Points of the window, (2, n), from pairs of fractions."""
    low, high = np.array(surface.window).T
    return (low + np.array(pairs) * (high - low)).T


def scatter(surface, count=40, seed=1):
    return place(surface, np.random.default_rng(seed).random((count, 2)))


def difference(f, theta, h=2e-3):
    """df/dtheta_i by differences, stacked over i in front."""
    steps = [np.array(e).reshape(2, *[1] * (theta.ndim - 1)) * h for e in ((1.0, 0.0), (0.0, 1.0))]
    return np.array(
        [sum(w * (f(theta + k * e) - f(theta - k * e)) for k, w in enumerate(WEIGHTS, 1)) / h for e in steps]
    )


def assert_close(actual, expected, scale, tolerance):
    """Apart by no more than `tolerance` times the larger of 1 and `scale`, the size of what was differenced."""
    assert np.abs(actual - expected).max() <= tolerance * max(1.0, np.abs(scale).max())


def varied(kind, runs=6):
    """The surface with every field an array over runs, and the same surfaces one by one."""
    columns = {
        field.name: field.default * (1 + 0.1 * np.arange(runs)) + 0.01 * np.arange(runs) * (i + 1)
        for i, field in enumerate(fields(kind))
    }
    alone = [kind(**{name: float(column[run]) for name, column in columns.items()}) for run in range(runs)]
    return kind(**columns), alone


def is_saddle(kind):
    return kind in (Saddle, MonkeySaddle)


def test_every_surface_has_a_reference():
    assert not without_reference("surfaces", "surfaces", ())


@pytest.mark.parametrize("reference", BY_THE_LETTER.values(), ids=BY_THE_LETTER.keys())
def test_values_are_those_of_its_source(reference):
    theta = scatter(reference.KIND)
    for surface in (reference.KIND(), varied(reference.KIND)[1][-1]):
        expected = [reference.value(surface, float(x), float(y)) for x, y in theta.T]
        assert_close(surface.value(theta), expected, np.array(expected), 1e-12)


@every_kind
@given(pairs=fractions)
def test_gradient_is_the_slope_anywhere_in_the_window(kind, pairs):
    surface = kind()
    theta = place(surface, pairs)
    assert_close(surface.grad(theta), difference(surface.value, theta), surface.value(theta), 1e-8)


@every_kind
@given(pairs=fractions)
def test_hessian_is_the_slope_of_the_gradient(kind, pairs):
    surface = kind()
    theta = place(surface, pairs)
    assert_close(surface.hessian(theta), difference(surface.grad, theta), surface.hessian(theta), 1e-8)


@pytest.mark.parametrize("kind", SHAPED)
def test_derivatives_hold_for_other_shapes(kind):
    surface, _ = varied(kind)
    theta = scatter(surface, 6)
    assert_close(surface.grad(theta), difference(surface.value, theta), surface.value(theta), 1e-8)
    assert_close(surface.hessian(theta), difference(surface.grad, theta), surface.hessian(theta), 1e-8)


@every_kind
def test_hessian_is_symmetric(kind):
    hessian = kind().hessian(scatter(kind()))
    assert hessian.shape == (2, 2, 40)
    assert np.array_equal(hessian[0, 1], hessian[1, 0])


@every_kind
def test_minima_are_stationary_and_curve_upwards(kind):
    surface = kind()
    minima = surface.minima
    assert minima.ndim == 2
    assert minima.shape[1] == 2
    for point in minima:
        hessian = surface.hessian(point)
        assert np.linalg.eigvalsh(hessian).min() > 0
        assert np.abs(surface.grad(point)).max() <= 1e-13 * max(1.0, np.abs(hessian).max())


@every_kind
def test_minima_lie_in_the_window_and_nothing_there_is_lower(kind):
    surface = kind()
    (x0, x1), (y0, y1) = surface.window
    assert np.all((surface.minima >= (x0, y0)) & (surface.minima <= (x1, y1)))
    values = surface.value(surface.minima.T)
    assert np.allclose(values, surface.lowest, rtol=1e-12, atol=1e-24)
    assert surface.value(surface.grid(801)).min() >= surface.lowest - 1e-12


@pytest.mark.parametrize("kind", SHAPED)
def test_minima_follow_array_fields(kind):
    surface, alone = varied(kind)
    for run, one in enumerate(alone):
        minima = surface.minima[..., run] if surface.minima.ndim == 3 else surface.minima
        assert np.allclose(minima, one.minima, rtol=1e-14, atol=0)
    assert np.allclose(surface.lowest, [one.lowest for one in alone], rtol=1e-13, atol=1e-30)


@every_kind
def test_a_batch_is_each_point_alone(kind):
    surface = kind()
    theta = scatter(surface)
    for run in range(theta.shape[1]):
        alone = theta[:, run : run + 1]
        assert np.allclose(surface.value(alone)[0], surface.value(theta)[run], rtol=1e-14, atol=0)
        assert np.allclose(surface.grad(alone)[:, 0], surface.grad(theta)[:, run], rtol=1e-14, atol=1e-14)
        assert np.allclose(surface.hessian(alone)[..., 0], surface.hessian(theta)[..., run], rtol=1e-14, atol=1e-14)


@pytest.mark.parametrize("kind", SHAPED)
def test_array_fields_equal_scalar_fields(kind):
    surface, alone = varied(kind)
    theta = scatter(surface, 6)
    for run, one in enumerate(alone):
        assert np.allclose(surface.value(theta)[run], one.value(theta[:, run]), rtol=1e-13, atol=1e-15)
        assert np.allclose(surface.grad(theta)[:, run], one.grad(theta[:, run]), rtol=1e-13, atol=1e-13)
        assert np.allclose(surface.hessian(theta)[..., run], one.hessian(theta[:, run]), rtol=1e-13, atol=1e-13)


@every_kind
def test_a_grid_is_its_points(kind):
    surface = kind()
    grid = surface.grid(7)
    flat = grid.reshape(2, -1)
    assert grid.shape == surface.grad(grid).shape == (2, 7, 7)
    assert surface.hessian(grid).shape == (2, 2, 7, 7)
    assert np.allclose(surface.value(grid).ravel(), surface.value(flat), rtol=1e-14)
    assert np.allclose(surface.grad(grid).reshape(2, -1), surface.grad(flat), rtol=1e-14, atol=1e-14)


@every_kind
def test_a_grid_covers_the_window_with_y_down_the_rows(kind):
    x, y = kind().grid(5)
    assert ((x[0, 0], x[0, -1]), (y[0, 0], y[-1, 0])) == kind.window
    assert np.all(x == x[:1])
    assert np.all(y == y[:, :1])


@every_kind
def test_a_surface_says_what_it_is(kind):
    (x0, x1), (y0, y1) = kind.window
    assert kind.label
    assert kind.formula.startswith("f = ")
    assert kind.source
    assert kind.dims == 2
    assert x0 < kind.start[0] < x1
    assert y0 < kind.start[1] < y1
    assert kind().at(3, np.random.default_rng(0)).value(np.zeros(2)) == kind().value(np.zeros(2))


@every_kind
@pytest.mark.parametrize("count", [7, 16, 30])
def test_levels_rise_within_the_window(kind, count):
    surface = kind()
    levels, values = surface.levels(count), surface.value(surface.grid())
    assert levels.shape == (count,)
    assert np.all(np.diff(levels) > 0)
    assert surface.lowest < levels[0]
    assert levels[-1] < values.max()
    assert not is_saddle(kind) or 0.0 in levels


@every_kind
def test_a_step_of_descent_goes_down_from_the_start(kind):
    surface, start = kind(), np.array(kind.start)
    downhill = start - 1e-6 * surface.grad(start)
    assert surface.value(downhill) < surface.value(start)
