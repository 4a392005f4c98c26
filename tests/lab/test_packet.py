"""A recording as bytes and back."""

import numpy as np
import pytest

from engine.lab import Axis, Fact, Grid, Recording
from engine.lab.packet import decode, encode

AXES = (
    Axis("rate", "rate", (0.1, 1 / 3), 0.1, format=lambda value: f"{value:.1f}"),
    Axis("start", "start", ((0.5, 1.0), (2.0, 0.1)), (2.0, 0.1), control="drag"),
)
RECORDING = Recording(
    AXES,
    {
        "path.sgd": Grid(("rate", "step", "xy"), np.random.default_rng(0).normal(size=(2, 5, 2))),
        "ended.sgd": Grid(("rate",), np.array([-1, 3])),
    },
    {"n": Fact(np.int64(7), "count", "steps", "d", low=np.float64(1.5))},
    {"sgd": "SGD"},
    2,
    8,
    (1, 2),
)


def test_a_recording_comes_back_exactly():
    back = decode(encode(RECORDING), AXES)
    assert back.axes is AXES
    assert (back.labels, back.runs, back.steps, back.seeds) == ({"sgd": "SGD"}, 2, 8, (1, 2))
    assert back.facts == RECORDING.facts
    assert f"{back.facts['n'].value:d}" == "7"
    assert list(back.grids) == list(RECORDING.grids)
    for key, grid in RECORDING.grids.items():
        assert back.grids[key].dims == grid.dims
        assert back.grids[key].values.dtype == grid.values.dtype
        assert (back.grids[key].values == grid.values).all()


def test_the_axes_of_another_study_do_not_fit():
    with pytest.raises(ValueError, match="other axes"):
        decode(encode(RECORDING), AXES[:1])
