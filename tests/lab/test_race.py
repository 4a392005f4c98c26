"""Races: which axis reaches whom, and that every cell of a grid is the run it says it is."""

from itertools import product

import numpy as np
import pytest

from engine.lab import Axis, Fact
from engine.lab.descend import descend, far
from engine.lab.race import race
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD, Adam, Clipped, Momentum
from engine.maths.schedules import Constant, StepDecay
from engine.maths.surfaces import Snake, Valley

RATES = Axis("learning_rate", "learning rate", (0.01, 0.03, 0.5), 0.03)
BETA = Axis("beta", "momentum", (0.0, 0.9), 0.9)
CONDITION = Axis("condition", "condition number", (1.0, 30.0), 30.0)
STARTS = Axis("start", "start", ((-3.0, 1.0), (2.0, 2.0), (0.5, -1.0), (0.0, 2.5)), (2.0, 2.0), control="drag")


def recorded(study):
    return study.measured(study.run())


def test_an_optimizers_grids_depend_on_the_axes_that_reach_it():
    recording = recorded(race(Valley(), (SGD(), Momentum()), (RATES, BETA, CONDITION, STARTS), 15))
    assert recording.grids["path.sgd"].dims == ("learning_rate", "condition", "start", "step", "xy")
    assert recording.grids["loss.momentum"].dims == ("learning_rate", "beta", "condition", "start", "step")
    assert recording.grids["ended.sgd"].dims == ("learning_rate", "condition", "start")
    assert recording.series("path") == ("sgd", "momentum")
    assert recording.runs == 3 * 2 * 4 + 3 * 2 * 2 * 4
    assert recording.steps == 15 * recording.runs


def test_every_cell_is_the_run_it_says_it_is():
    recording = recorded(race(Valley(), (Momentum(),), (RATES, BETA, CONDITION, STARTS), 15))
    path, ended = recording.grids["path.momentum"].values, recording.grids["ended.momentum"].values
    for cell in product(*(range(len(axis)) for axis in recording.axes)):
        rate, beta, condition, start = (axis.values[i] for axis, i in zip(recording.axes, cell, strict=True))
        alone = descend(Momentum(beta), Valley(condition), start, rate, 15)
        assert (path[cell] == alone.path[..., 0]).all()
        assert ended[cell] == alone.ended[0]
    assert (ended >= 0).any()
    assert (ended < 0).any()


def test_an_axis_reaches_inside_wrappers():
    clipped = Clipped(Momentum(), norm=1.0)
    norms = Axis("norm", "threshold", (0.5, 1e9), 0.5)
    recording = recorded(race(Valley(), {"plain": Momentum(), "clipped": clipped}, (norms, BETA), 10))
    assert recording.grids["path.plain"].dims[:-2] == ("beta",)
    assert recording.grids["path.clipped"].dims[:-2] == ("norm", "beta")
    np.testing.assert_array_equal(recording.grids["path.clipped"].values[1], recording.grids["path.plain"].values)


def test_a_switch_is_gone_through_one_setting_at_a_time():
    switch = Axis("bias_correction", "bias correction", (True, False), True, control="switch")
    path = recorded(race(Valley(), (Adam(),), (RATES, switch), 8)).grids["path.adam"]
    assert path.dims == ("learning_rate", "bias_correction", "step", "xy")
    for i, rate in enumerate(RATES.values):
        for j, corrected in enumerate((True, False)):
            alone = descend(Adam(bias_correction=corrected), Valley(), Valley.start, rate, 8)
            assert (path.values[i, j] == alone.path[..., 0]).all()


def test_surfaces_by_name_with_starts_in_their_own_window():
    surfaces = {"snake": Snake(), "valley": Valley(), "unused": Valley(5.0)}
    choice = Axis("surface", "surface", ("valley", "snake"), "valley", control="choice")
    starts = Axis("start", "start", ((0.0, 0.0), (0.25, 0.5), (1.0, 1.0)), (0.0, 0.0), control="drag")
    study = race(surfaces, (SGD(),), (starts, choice, RATES), 5, start_in="window")
    path = recorded(study).grids["path.sgd"]
    assert path.dims == ("start", "surface", "learning_rate", "step", "xy")
    for j, name in enumerate(choice.values):
        (left, right), (bottom, top) = surfaces[name].window
        corners = [(left, bottom), (left + (right - left) / 4, (bottom + top) / 2), (right, top)]
        np.testing.assert_allclose(path.values[:, j, 0, 0], corners)
        alone = descend(SGD(), surfaces[name], path.values[1, j, 2, 0], 0.5, 5)
        assert (path.values[1, j, 2] == alone.path[..., 0]).all()


def test_noise_is_shared_by_all_but_the_exact():
    racers = {"one": SGD(), "two": Clipped(SGD(), norm=1e9), "exact": SGD()}
    draws = Axis("draw", "draw", (0, 1, 2), 0)
    recording = recorded(race(Valley(), racers, (draws,), 12, noise=0.8, exact=["exact"], seed=7))
    one, two = recording.grids["path.one"], recording.grids["path.two"]
    assert (one.values == two.values).all()
    assert len(np.unique(one.values[:, 1, 0])) == 3
    assert recording.grids["path.exact"].dims == ("step", "xy")
    assert recording.seeds == (7,)
    alone = descend(SGD(), Noisy(Valley(), 0.8, 2, 3), Valley.start, 0.1, 12, seed=7, bounds=far(Valley()))
    assert (alone.path[..., 0] == one.values[2]).all()


def test_a_noise_axis_with_no_noise_among_its_stops():
    sigma = Axis("noise", "noise", (0.0, 0.5), 0.0)
    path = recorded(race(Valley(), (SGD(),), (sigma,), 6)).grids["path.sgd"].values
    assert (path[0] == descend(SGD(), Valley(), Valley.start, 0.1, 6).path[..., 0]).all()
    assert (path[1, 1:] != path[0, 1:]).all()


def test_rates_by_key_schedules_by_name_and_facts():
    halves, whole = StepDecay(0.5, drops=(0.0,)), Constant()
    choice = Axis("schedule", "schedule", ("halves", "whole"), "whole", control="choice")
    study = race(
        Valley(1.0),
        {"slow": SGD(), "fast": SGD()},
        (choice,),
        1,
        rate={"slow": 0.125, "fast": 0.25},
        start=(1.0, 0.0),
        schedule={"halves": halves, "whole": whole},
        labels={"slow": "Slow"},
        facts=lambda recording: {"runs": Fact(recording.runs, "runs in all")},
    )
    recording = recorded(study)
    assert recording.grids["path.slow"].values[:, 1, 0].tolist() == [1 - 0.0625, 1 - 0.125]
    assert recording.grids["path.fast"].values[:, 1, 0].tolist() == [1 - 0.125, 1 - 0.25]
    assert recording.labels["slow"] == "Slow"
    assert recording.facts["runs"].value == 4


def test_a_target_gives_the_steps_to_it():
    study = race(Valley(), (SGD(), Momentum()), (RATES,), 60, target=0.5)
    recording = recorded(study)
    for key in ("sgd", "momentum"):
        losses, steps = recording.at(f"loss.{key}"), recording.at(f"steps.{key}")
        for loss, step, ended in zip(losses, steps, recording.at(f"ended.{key}"), strict=True):
            assert step == -1 if ended >= 0 or loss[-1] > 0.5 else loss[step] <= 0.5 < loss[step - 1]
    assert recording.at("steps.sgd")[-1] == -1
    assert recording.at("steps.momentum")[0] > 0
    shares = recorded(race(Valley(), (SGD(),), (RATES,), 60, target=0.5, relative=True))
    loss, step = shares.at("loss.sgd")[0], shares.at("steps.sgd")[0]
    assert loss[step] <= loss[0] / 2 < loss[step - 1]


def test_a_start_may_turn_with_the_surface():
    angles = Axis("rotation", "angle", (0.0, 90.0), 0.0)
    turned = race(
        Valley(), (SGD(),), (angles, RATES), 3, start=lambda valley: np.stack([valley.rotation, 0 * valley.rotation])
    )
    path = recorded(turned).grids["path.sgd"]
    assert path.values[:, :, 0].tolist() == [[[0, 0]] * 3, [[90, 0]] * 3]


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("axis 'learnin_rate'.*did you mean 'learning_rate'", {"axes": (Axis("learnin_rate", "", (1, 2), 1),)}),
        ("axis 'beta' matches nothing", {"axes": (BETA,), "optimizers": (SGD(),)}),
        ("axis 'draw' matches nothing", {"axes": (Axis("draw", "", (0, 1), 0),)}),
        ("no surface is called 'snak'; did you mean 'snake'", {"axes": (Axis("surface", "", ("snak",), "snak"),)}),
        ("no axis 'surface' chooses", {"axes": (RATES,)}),
        ("labels names 'momentun'.*did you mean 'momentum'", {"labels": {"momentun": ""}}),
        ("exact names 'adam'", {"exact": ["adam"]}),
        ("there twice", {"optimizers": (SGD(), SGD())}),
        ("two axes have one name", {"axes": (RATES, RATES), "surface": Valley()}),
        ("not both", {"rate": {"sgd": 1.0, "momentum": 2.0}, "axes": (RATES,), "surface": Valley()}),
        ("start_in 'windows'; did you mean 'window'", {"start_in": "windows", "axes": (), "surface": Valley()}),
    ],
)
def test_what_is_wrong_is_said_when_the_race_is_written_down(message, arguments):
    plain = {
        "surface": {"snake": Snake(), "valley": Valley()},
        "optimizers": (SGD(), Momentum()),
        "axes": (),
        "steps": 3,
    }
    with pytest.raises(ValueError, match=message):
        race(**plain | arguments)
