"""Axes and sweeps as columns, and what a recording refuses."""

import numpy as np
import pytest

from engine.lab.recording import Fact, Grid, Recording
from engine.lab.sweep import Axis, Sweep

RATE = Axis("rate", "rate", (0.1, 0.2, 0.3), 0.2)
START = Axis("start", "start", ((1.0, 2.0), (3.0, 4.0)), (1.0, 2.0), control="drag")


def test_columns_run_row_by_row():
    columns = Sweep((RATE, START)).columns()
    assert columns["rate"].tolist() == [0.1, 0.1, 0.2, 0.2, 0.3, 0.3]
    assert columns["start"].tolist() == [[1, 3, 1, 3, 1, 3], [2, 4, 2, 4, 2, 4]]
    assert Sweep(()).runs == 1
    assert Sweep(()).columns() == {}


def test_numeric_axes_are_those_that_make_columns():
    assert RATE.numeric
    assert START.numeric
    assert not Axis("on", "", (True, False), True).numeric
    assert not Axis("kind", "", ("a", "b"), "a").numeric


@pytest.mark.parametrize(
    "arguments",
    [
        {"values": (1, 2), "default": 3},
        {"values": (1, 1), "default": 1},
        {"values": (1, 2), "default": 1, "control": "knob"},
    ],
)
def test_an_axis_refuses(arguments):
    with pytest.raises(ValueError, match="axis 'x'"):
        Axis("x", "x", **arguments)


def test_two_axes_of_one_name():
    with pytest.raises(ValueError, match="one name"):
        Sweep((RATE, RATE))


@pytest.mark.parametrize(
    ("key", "dims", "shape", "message"),
    [
        ("path.sgd", ("rate", "stepp"), (3, 5), "did you mean 'step'"),
        ("path.sgd", ("rate", "step"), (4, 5), "4 entries along 'rate', which has 3"),
        ("path.sgd", ("step", "xy"), (4, 3), "3 entries along 'xy'"),
        ("path", ("step",), (4,), "quantity.series"),
    ],
)
def test_a_recording_refuses_grids_that_do_not_fit(key, dims, shape, message):
    with pytest.raises(ValueError, match=message):
        Recording((RATE,), {key: Grid(dims, np.zeros(shape))})


def test_a_grid_holds_finite_numbers_and_a_name_a_dimension():
    with pytest.raises(ValueError, match="finite"):
        Grid(("step",), np.array([1.0, np.nan]))
    with pytest.raises(ValueError, match="2 dimensions"):
        Grid(("step",), np.zeros((2, 2)))


def test_a_fact_holds_in_its_range_and_never_without_a_number():
    assert Fact(3, "").holds
    assert Fact(3, "", low=3, high=3).holds
    assert not Fact(3, "", low=4).holds
    assert not Fact(3, "", high=2).holds
    assert not Fact(float("nan"), "").holds
