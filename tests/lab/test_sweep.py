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
        ("path.sgd", ("stop",), (4,), "no axis 'stop'; did you mean 'step'"),
        ("path.sgd", ("time",), (4,), "no axis 'time'; there is bar, point, rate, seed, step, xy$"),
        ("path.sgd", ("step", "rate"), (4, 3), r"\(step, rate\); axes come first, .*: \(rate, step\)"),
        ("path.sgd", ("rate", "xy", "step"), (3, 2, 4), r": \(rate, step, xy\)"),
    ],
)
def test_a_recording_refuses_grids_that_do_not_fit(key, dims, shape, message):
    with pytest.raises(ValueError, match=message):
        Recording((RATE,), {key: Grid(dims, np.zeros(shape))})


def test_a_recording_holds_finite_numbers_and_says_where_it_does_not():
    values = np.ones((3, 5))
    values[1, 2:] = np.nan
    with pytest.raises(
        ValueError, match=rf"grid 'path.sgd': nan at rate {RATE.text(RATE.values[1])}, step 2, 3 such of 15"
    ):
        Recording((RATE,), {"path.sgd": Grid(("rate", "step"), values)})
    with pytest.raises(ValueError, match=r"grid 'level\.sea': inf at its one place"):
        Recording((), {"level.sea": Grid((), np.inf)})


def test_seeds_stand_anywhere():
    assert Recording((RATE,), {"path.sgd": Grid(("rate", "seed", "step"), np.zeros((3, 2, 4)))})
    assert Recording((RATE,), {"path.sgd": Grid(("rate", "step", "seed"), np.zeros((3, 4, 2)))})


def test_a_number_below_zero_has_a_real_minus():
    assert Axis("x", "x", (-15, 2), 2, unit="°C").text(-15) == "−15 °C"
    assert Axis("x", "x", (1e-05, 2.0), 2.0).text(1e-05) == "1e-05"
    assert Axis("x", "x", ("-a", "b"), "b").text("-a") == "-a"


def test_a_whole_key_is_asked_for():
    found = Recording((RATE,), {"temperature.tea": Grid((), 3.0)})
    assert found.grid("temperature.tea").values == 3
    with pytest.raises(ValueError, match=r"'temperature'; a whole key is asked for, such as 'temperature.tea'"):
        found.grid("temperature")
    with pytest.raises(ValueError, match=r"did you mean 'temperature\.tea'"):
        found.grid("temperatur.tea")


def test_a_grid_holds_numbers_and_a_name_a_dimension():
    with pytest.raises(ValueError, match="holds numbers"):
        Grid(("step",), ["a", "b"])
    with pytest.raises(ValueError, match="2 dimensions"):
        Grid(("step",), np.zeros((2, 2)))


def test_a_fact_holds_in_its_range_and_never_without_a_number():
    assert Fact(3, "").holds
    assert Fact(3, "", low=3, high=3).holds
    assert not Fact(3, "", low=4).holds
    assert not Fact(3, "", high=2).holds
    assert not Fact(float("nan"), "").holds
