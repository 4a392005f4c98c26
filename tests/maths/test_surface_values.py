"""Each surface by itself: published values, and what it is in the book to show."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.maths.surfaces import (
    Beale,
    Cliff,
    Himmelblau,
    MonkeySaddle,
    Plateau,
    Rosenbrock,
    Saddle,
    Snake,
    StyblinskiTang,
    Valley,
)


@given(condition=st.floats(1, 1e4), rotation=st.floats(-360, 360), curvature=st.floats(0.1, 10))
def test_valley_has_its_condition_number_at_any_rotation(condition, rotation, curvature):
    hessian = Valley(condition, rotation, curvature).hessian(np.zeros(2))
    low, high = np.linalg.eigvalsh(hessian)
    assert high / low == pytest.approx(condition, rel=1e-10)
    assert low == pytest.approx(curvature, rel=1e-10)


def test_valley_turns_counterclockwise():
    floor = np.array([np.cos(np.pi / 6), np.sin(np.pi / 6)])
    assert Valley(50.0, 30.0).grad(floor) == pytest.approx(floor)
    assert Valley(50.0).value(np.array([0.0, 2.0])) == 100.0


def test_snake_is_a_parabola_along_its_floor():
    x = np.linspace(-2, 2, 9)
    floor = np.array([x, 0.3 * np.sin(2 * x)])
    assert Snake().value(floor) == pytest.approx(x**2 / 2)
    assert Snake().grad(floor) == pytest.approx(np.array([x, 0 * x]))


def test_rosenbrock_matches_published_values():
    surface = Rosenbrock()
    assert surface.value(np.array(surface.start)) == pytest.approx(24.2)
    assert np.linalg.cond(surface.hessian(surface.minima[0])) == pytest.approx(2508.0096, rel=1e-7)
    assert np.array_equal(replace(surface, a=2.0).minima, [[2.0, 4.0]])


def test_beale_matches_published_values():
    assert np.array_equal(Beale().minima, [[3.0, 0.5]])
    assert Beale().value(np.array([1.0, 1.0])) == pytest.approx(14.203125)
    assert Beale().value(np.array([[-3.0, 0.0, 4.0], [1.0, 1.0, 1.0]])) == pytest.approx(14.203125)


def test_himmelblau_matches_published_values():
    published = [(3.0, 2.0), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)]
    assert np.abs(Himmelblau().minima - published).max() < 1e-6
    hilltop = np.array([-0.270845, -0.923039])
    assert Himmelblau().value(hilltop) == pytest.approx(181.617, abs=1e-3)
    assert np.linalg.eigvalsh(Himmelblau().hessian(hilltop)).max() < 0


def test_styblinski_tang_matches_published_values():
    surface = StyblinskiTang()
    assert np.abs(surface.minima + 2.903534).max() < 1e-6
    assert surface.lowest / 2 == pytest.approx(-39.16617, abs=5e-6)


def test_saddle_is_strict_and_the_monkey_saddle_is_not():
    origin = np.zeros(2)
    assert np.array_equal(Saddle(up=3.0, down=2.0).hessian(origin), [[3.0, 0.0], [0.0, -2.0]])
    assert Saddle().lowest == pytest.approx(-0.25)
    assert not MonkeySaddle().hessian(origin).any()
    assert not MonkeySaddle().grad(origin).any()
    assert MonkeySaddle(rim=2.0).lowest == pytest.approx(-1 / 32)


def test_monkey_saddle_repeats_every_third_of_a_turn():
    c, s = np.cos(2 * np.pi / 3), np.sin(2 * np.pi / 3)
    theta = np.random.default_rng(1).uniform(-1.5, 1.5, (2, 40))
    assert MonkeySaddle().value(np.array([[c, -s], [s, c]]) @ theta) == pytest.approx(MonkeySaddle().value(theta))


def test_cliff_has_a_gradient_that_jumps_and_never_overflows():
    surface = Cliff()
    slope, wall = surface.grad(np.array([[-0.4, 0.2], [0.0, 0.0]]))[0]
    assert slope == pytest.approx(-1.0, abs=1e-6)
    assert wall == pytest.approx(99.0, abs=1e-2)
    with np.errstate(all="raise", under="ignore"):
        far = np.array([[-1e6, 1e6], [0.0, 0.0]])
        assert np.isfinite(surface.value(far)).all()
        assert np.isfinite(surface.grad(far)).all()


def descend(surface, rate, norm, steps=60):
    """The x of plain descent whose gradient is cut to at most `norm`, from the surface's start."""
    theta, path = np.array(surface.start), []
    for _ in range(steps):
        g = surface.grad(theta)
        theta = theta - rate * g * min(1.0, norm / np.linalg.norm(g))
        path.append(theta[0])
    return np.array(path)


def test_cliff_throws_an_unclipped_descent_out_and_lets_a_clipped_one_go_on():
    surface = Cliff()
    assert descend(surface, 0.2, np.inf).min() < -6
    clipped = descend(surface, 0.2, 1.0)
    assert clipped.min() > -3
    assert np.abs(clipped[-20:] - surface.minima[0, 0]).max() < 0.4


def test_plateau_is_flat_outside_its_basin():
    surface = Plateau()
    far, near = np.linalg.norm(surface.grad(np.array([[-3.2, 0.6], [1.8, 0.0]])), axis=0)
    assert far < 0.04
    assert near > 1.0
