"""Who was first."""

import numpy as np
import pytest

from engine.lab import Axis
from engine.lab.grid import Grid
from engine.lab.standings import pick, quickest, steps_to

RATE = Axis("rate", "rate", (0.1, 0.2, 0.3), 0.1)


def test_steps_to_counts_from_where_the_loss_stays():
    loss = np.array([[9, 1, 9, 1, 1], [9, 9, 9, 9, 9], [0, 0, 0, 0, 0], [1, 1, 1, 1, 9], [9, 9, 9, 9, 1]])
    assert steps_to(loss, 1).tolist() == [3, -1, 0, -1, 4]
    assert steps_to(loss, 1, ended=np.array([-1, -1, 2, -1, -1])).tolist() == [3, -1, -1, -1, 4]
    assert steps_to(loss.reshape(5, 1, 5), 1).shape == (5, 1)


def test_each_at_its_own_best_setting():
    rng = np.random.default_rng(0)
    steps = Grid(("rate", "start"), [[5, -1, -1], [3, 8, -1], [-1, 9, -1]])
    final = Grid(("rate", "start"), [[1, 1, 3], [1, 1, 4], [0, 0, 2]])
    index = quickest(steps, RATE, otherwise=final)
    assert index.dims == ("start",)
    assert index.values.tolist() == [1, 1, 2]
    path = Grid(("start", "rate", "beta", "step"), rng.normal(size=(3, 3, 2, 7)))
    chosen = pick(path, "rate", Grid(("start",), np.array([1, 0, 2])))
    assert chosen.dims == ("start", "beta", "step")
    for start, rate in enumerate([1, 0, 2]):
        assert (chosen.values[start] == path.values[start, rate]).all()


def test_a_quickest_at_the_end_of_its_axis_is_refused():
    steps = Grid(("rate", "start"), [[5, 9, 9], [7, 8, 9], [9, 9, 4]])
    with pytest.raises(ValueError, match=r"best of 'rate' is its first stop, 0\.1, in 1 of 3 settings: widen it"):
        quickest(steps, RATE)
    assert quickest(steps, RATE, at_end="to be widened").values.tolist() == [0, 1, 2]
