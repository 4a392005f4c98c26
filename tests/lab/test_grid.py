"""What is asked of grids and recordings: parts, means, bests."""

import numpy as np
import pytest

from engine.lab import Axis, Grid, Recording, Study, power

RATE = Axis("learning_rate", "rate", (0.1, 0.2, 0.3, 0.4), 0.1)
DECAY = Axis("decay", "decay", (0.0, 1.0, 2.0), 1.0)
KIND = Axis("kind", "kind", ("a", "b"), "a", "choice")


def test_parts_and_means_keep_the_other_dimensions():
    values = np.arange(24.0).reshape(2, 4, 3)
    grid = Grid(("seed", "learning_rate", "step"), values)
    assert grid.at(step=-1).dims == ("seed", "learning_rate")
    assert grid.at(step=-1).values[1, 2] == 20
    found = Recording((RATE,), {"loss.sgd": grid})
    assert (found.mean("loss.sgd", learning_rate=0.2) == values[:, 1].mean(axis=0)).all()
    assert (found.where(learning_rate=0.2)("loss.sgd") == values[:, 1]).all()
    with pytest.raises(ValueError, match="did you mean"):
        found.mean("los.sgd")


def test_the_best_is_chosen_by_the_mean_over_seeds_of_the_last_step():
    values = np.zeros((2, 4, 2))
    values[0, :, 1], values[1, :, 1] = (3, 0, 2, 3), (3, 6, 2, 3)  # the least of all is at 0.2, the least mean at 0.3
    values[:, 0, 0] = -9  # before the last step: does not count
    found = Recording((RATE,), {"loss.sgd": Grid(("seed", "learning_rate", "step"), values)})
    best = found.best("loss.sgd", RATE)
    assert best.setting == {"learning_rate": 0.3}
    assert best.grid.dims == ("seed", "step")
    assert best.values.tolist() == [[0, 2], [0, 2]]
    assert found.at("loss.sgd", **best.setting)[1, 1] == 2
    with pytest.raises(ValueError, match=r"best of 'learning_rate' is its first stop, 0\.1: widen it"):
        found.best("loss.sgd", RATE, most=True)


@pytest.mark.parametrize(
    ("place", "message"), [((0, 1), "'learning_rate' is its first stop, 0.1"), ((1, 2), "'decay'")]
)
def test_a_best_at_the_end_of_any_of_its_axes_is_refused_unless_it_is_meant(place, message):
    values = np.ones((4, 3))
    values[place] = 0
    found = Recording((RATE, DECAY), {"loss.sgd": Grid(("learning_rate", "decay"), values)})
    with pytest.raises(ValueError, match=message):
        found.best("loss.sgd", RATE, DECAY)
    stops = {"learning_rate": RATE.values[place[0]], "decay": DECAY.values[place[1]]}
    assert found.best("loss.sgd", RATE, DECAY, at_end="a limit of the problem").setting == stops


def test_names_have_no_ends_and_stops_can_be_left_out():
    found = Recording((KIND, DECAY), {"loss.sgd": Grid(("kind", "decay"), [[0.0, 3, 5], [4, 2, 5]])})
    assert found.best("loss.sgd", KIND, decay=1.0).setting == {"kind": "b"}
    assert found.best("loss.sgd", KIND, DECAY, without={"decay": 0.0}).setting == {"kind": "b", "decay": 1.0}
    with pytest.raises(ValueError, match="asked for along kind"):
        found.best("loss.sgd", KIND)


def test_the_quickest_counts_never_as_last():
    steps = Grid(("decay", "learning_rate"), [[-1, 7, 5, -1], [9, 5, 6, -1], [1, 1, 1, 1]])
    found = Recording((RATE, DECAY), {"steps.sgd": steps})
    best = found.quickest("sgd", RATE, decay=0.0)
    assert best.setting == {"learning_rate": 0.3}
    assert best.values == 5
    with pytest.raises(ValueError, match="along learning_rate alone"):
        found.quickest("sgd", RATE)


def test_a_study_adds_grids_to_a_finished_recording_and_keeps_its_seeds():
    def record(axes, seeds):
        return Recording(axes, {"loss.sgd": Grid(("seed", "learning_rate"), np.outer(seeds, RATE.values))})

    study = Study((RATE,), record, lambda found: {}, seeds=3)
    halves = study.adding(lambda found: {"half.sgd": Grid((), found.mean("loss.sgd").sum() / 2)}, axes=(DECAY,))
    assert halves.axes == (RATE, DECAY)
    assert halves.run().seeds == (0, 1, 2)
    assert halves.run().at("half.sgd") == pytest.approx(0.5)
    assert halves.run(seeds=(4,)).at("half.sgd") == pytest.approx(2.0)
    assert halves.run(seeds=(4,)).seeds == (4,)


def test_a_power_law_has_its_exponent():
    x = np.array([1.0, 2.0, 5.0, 9.0])
    assert power(x, 3 * x**-0.5) == pytest.approx(-0.5)
