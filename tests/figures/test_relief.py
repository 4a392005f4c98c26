"""The relief: its heights are the surface's, in equal steps between levels, and it lies where geometry says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.ground import COLUMNS, ROWS, TOP, heights
from engine.figures.panel import Scale
from engine.figures.relief import SIZE, height_at, projected
from engine.maths.surfaces import Rosenbrock, Snake, Valley

SURFACES = [Snake(b=45.0), Valley(condition=50.0, rotation=30.0), Rosenbrock(scale=0.03)]


def scales(surface):
    x, y = surface.window
    return Scale("x", x, (0, 100)), Scale("y", y, (100, 0))


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: type(one).__name__)
def test_what_is_higher_stands_higher(surface):
    x, y = scales(surface)
    ground = heights(surface, x, y)
    values = surface.value(np.array(np.meshgrid(np.linspace(*x.domain, COLUMNS), np.linspace(*y.domain, ROWS))))
    order = np.argsort(values, axis=None)
    assert (np.diff(ground.ravel()[order]) >= 0).all()
    assert (ground.min(), ground.max()) == (0, TOP)


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: type(one).__name__)
def test_a_level_stands_at_its_share_of_the_height(surface):
    ground = heights(surface, *scales(surface))
    share = np.histogram(ground, bins=12, range=(0, TOP))[0] / ground.size
    assert (share > 0).all()


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_between_corners_the_height_is_between_theirs(u, v):
    ground = heights(SURFACES[0], *scales(SURFACES[0]))
    i, j = min(int(u * (COLUMNS - 1)), COLUMNS - 2), min(int(v * (ROWS - 1)), ROWS - 2)
    corners = ground[j : j + 2, i : i + 2] / TOP
    found = height_at(ground, np.array([[u, v]]))[0]
    assert corners.min() - 1e-9 <= found <= corners.max() + 1e-9


@settings(deadline=None)
@given(st.floats(-7, 7), st.floats(0.25, 1), st.floats(0.8, 2.5))
def test_however_it_is_turned_it_stays_in_its_picture(turn, tilt, aspect):
    corners = np.array([[u, v] for u in (0.0, 1.0) for v in (0.0, 1.0)])
    for level in (0.0, 1.0):
        at = projected(corners, np.full(4, level), aspect, view={"turn": turn, "tilt": tilt, "lift": 0.3})
        assert (at >= -1e-6).all()
        assert (at <= np.array(SIZE) + 1e-6).all()


def test_seen_from_above_without_a_turn_it_is_the_map():
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.25, 0.75]])
    at = projected(corners, np.zeros(4), 1.5, view={"turn": 0.0, "tilt": 1.0, "lift": 0.0})
    unit = (at[1] - at[0])[0] / 1.5
    np.testing.assert_allclose(
        at - at[0], [[0, 0], [1.5 * unit, 0], [0, -unit], [0.375 * unit, -0.75 * unit]], atol=1e-9
    )
