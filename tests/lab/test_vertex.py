"""Bests between stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lab import Axis
from engine.lab.vertex import vertex

STOPS = (0.001, 0.002, 0.01, 0.03, 0.2, 1.0)
RATE = Axis("learning_rate", "Rate", STOPS, 0.01)


@given(st.floats(0.003, 0.1), st.floats(0.1, 3))
def test_the_lowest_point_of_a_parabola_in_logarithms_is_found(best, width):
    losses = np.exp(width * np.log(np.array(STOPS) / best) ** 2)
    assert vertex(RATE, np.stack([losses, 2 * losses])) == pytest.approx([best, best], rel=1e-6)


def test_equal_neighbours_leave_the_stop_between_them():
    assert vertex(Axis("r", "R", (1.0, 10.0, 100.0), 1.0), [2.0, 1.0, 2.0]) == pytest.approx(10.0)


def test_a_least_at_the_end_is_refused():
    with pytest.raises(ValueError, match="widen it"):
        vertex(RATE, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
