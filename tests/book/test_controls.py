"""What the reader can do: the controls and defaults that the outline asks for."""

import pytest

from engine.lab.load import load_scene
from tests.conftest import ROOT

FILES = sorted(file for file in (ROOT / "chapters").glob("*/*.py") if not file.name.startswith("_"))
SCENES = {file.stem: load_scene(file) for file in FILES}

CONTROLS = {
    "early_stopping": {"label_noise": True},
    "descent": {"learning_rate": 0.1, "noise": 0.8, "draw": 0},
    "cloud": {"batch_size": 8},
    "ravine": {"beta": 0.9, "condition": 40.0},
    "phases": {"beta": None, "learning_rate": None},
    "stall": {"learning_rate": 0.03},
    "rotated": {"rotation": None, "learning_rate": None},
    "four": {"learning_rate": 0.05},
    "correction": {"bias_correction": True},
    "decay": {"weight_decay": None},
    "schedules": {"schedule": "Cosine", "warmup": None, "floor": None},
    "saddle": {"start": None, "offset": 0.001, "noise": None},
    "cliff": {"norm": None},
    "random_matrices": {"n": None},
    "ravine_steps": {},
    "tensor": {"norm": None, "batch_size": None},
    "conditioning": {"input_scale": None},
    "race": {"learning_rate": 0.03, "surface": None, "start": None, "rates": None},
    "share": {},
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_scene_has_its_controls_and_defaults(name):
    axes = {axis.name: axis for axis in SCENES[name].STUDY.axes}
    assert set(CONTROLS[name]) <= set(axes)
    for axis, default in CONTROLS[name].items():
        assert len(axes[axis]) >= 2
        assert default is None or axes[axis].default == default


def test_the_stops_that_the_text_sends_the_reader_to_are_there():
    race = {axis.name: axis for axis in SCENES["race"].STUDY.axes}
    assert {0.01, 0.03, 0.1} <= set(race["learning_rate"].values)
    assert len(race["start"]) >= 20
    assert race["start"].control == "drag"
    assert SCENES["race"].SCENE.clock.default == 80
    assert max(SCENES["race"].SCENE.clock.stops) == 200
    assert set(SCENES["race"].SCENE.off) == {"adagrad"}
    beta = next(axis for axis in SCENES["ravine"].STUDY.axes if axis.name == "beta")
    assert (min(beta.values), max(beta.values)) == (0.0, 0.99)


def test_every_schedule_of_the_engine_is_in_the_figure():
    from engine.maths import schedules

    shown = next(axis for axis in SCENES["schedules"].STUDY.axes if axis.name == "schedule").values
    wrappers = {"Schedule", "Warmup"}
    assert len(shown) == len(set(schedules.__all__) - wrappers)
