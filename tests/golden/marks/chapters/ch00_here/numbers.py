"""Numbers to quote."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab import Fact, Grid, Recording, Study

KEYS = {"three": 3.0, "small": -0.0000125, "large": 12345.678, "share": 0.256, "half": 2.5, "thirty": 30.0}


def record(axes):
    return Recording(axes, {"value.all": Grid(("step",), np.array([0.0, 1.0]))})


def facts(recording):
    bounds = {"three": {"low": 2, "high": 4}, "large": {"low": 1000}, "share": {"high": 0.5}}
    bounds["half"] = {"low": 2.5, "high": 2.5}
    bounds["thirty"] = {"unit": "°C"}
    return {key: Fact(value, f"the number called {key}", **bounds.get(key, {})) for key, value in KEYS.items()}


STUDY = Study((), record, facts)
SCENE = Scene(
    "Numbers",
    STUDY,
    (Curves("value"),),
    caption="@{numbers.three:w} of them.",
    alt="From @{numbers.small:.1e} up.",
    clock=None,
)
