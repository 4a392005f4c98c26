"""Who was first."""

import numpy as np

from engine.lab.recording import Grid
from engine.lab.standings import best, pick, steps_to


def test_steps_to_counts_from_where_the_loss_stays():
    loss = np.array([[9, 1, 9, 1, 1], [9, 9, 9, 9, 9], [0, 0, 0, 0, 0], [1, 1, 1, 1, 9], [9, 9, 9, 9, 1]])
    assert steps_to(loss, 1).tolist() == [3, -1, 0, -1, 4]
    assert steps_to(loss, 1, ended=np.array([-1, -1, 2, -1, -1])).tolist() == [3, -1, -1, -1, 4]
    assert steps_to(loss.reshape(5, 1, 5), 1).shape == (5, 1)


def test_each_at_its_own_best_setting():
    rng = np.random.default_rng(0)
    steps = Grid(("rate", "start"), np.array([[5, -1, -1], [3, 8, -1], [-1, 9, -1]]))
    final = Grid(("rate", "start"), np.array([[1, 1, 3], [1, 1, 2], [0, 0, 4]]))
    index = best(steps, "rate", otherwise=final)
    assert index.dims == ("start",) and index.values.tolist() == [1, 1, 1]
    path = Grid(("start", "rate", "beta", "step"), rng.normal(size=(3, 3, 2, 7)))
    chosen = pick(path, "rate", Grid(("start",), np.array([1, 0, 2])))
    assert chosen.dims == ("start", "beta", "step")
    for start, rate in enumerate([1, 0, 2]):
        assert (chosen.values[start] == path.values[start, rate]).all()
