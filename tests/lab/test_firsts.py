"""firsts: shares of starts, ties and never."""

import numpy as np

from engine.lab import firsts


def test_ties_are_shared_and_never_is_no_arrival():
    steps = np.array([[3, 5, -1, -1], [4, 5, 9, -1], [-1, 5, 12, -1]])
    shares, solved = firsts(steps)
    assert solved == 3
    np.testing.assert_allclose(shares, [4 / 9, 4 / 9, 1 / 9])


def test_every_setting_between_racers_and_starts_counts_alone():
    steps = np.array([[[1, 1], [-1, -1]], [[2, -1], [-1, -1]]])
    shares, solved = firsts(steps)
    np.testing.assert_array_equal(solved, [2, 0])
    np.testing.assert_array_equal(shares, [[1, 0], [0, 0]])
