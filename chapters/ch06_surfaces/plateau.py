"""Steps across a plateau against its slope: rules that step by the gradient, and Adam, which divides by its size."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study, about, descend, in_words, note, settings
from engine.maths.noisy import Noisy
from engine.maths.optimizers import SGD, Adam, Momentum
from engine.maths.surfaces import Plateau

TILTS = np.geomspace(1e-3, 0.1, 9)
MOST, SIGMA, DRAWS = 3000, 0.03, 5
RULES = {"sgd": (SGD(), 0.3), "momentum": (Momentum(), 0.03), "adam": (Adam(), 0.01)}
LABELS = {"sgd": "gradient descent", "momentum": "momentum", "adam": "Adam", "noisy": "Adam, noisy gradients"}


def arrivals(path, width):
    """(runs,): the first step at which a run is within the basin's width of the minimum."""
    inside = np.hypot(path[:, 0], path[:, 1]) < width
    if not inside.any(axis=0).all():
        raise ValueError(f"a run is not in the basin after {MOST} steps")
    return inside.argmax(axis=0)


def record(axes, seeds):
    note("Tilt", f"{len(TILTS)} from {TILTS[0]:g} to {TILTS[-1]:g}, evenly spaced by logarithms")
    note("Measured", "the first step at which the distance from the minimum is below the basin's width $w$")
    surface = Plateau(tilt=TILTS)
    grids = {"tilt.all": Grid(("point",), TILTS)}
    for key, (rule, rate) in RULES.items():
        steps = arrivals(descend(rule, surface, surface.start, rate, MOST).path, surface.width)
        grids[f"steps.{key}"] = Grid(("seed", "point"), np.tile(steps, (len(seeds), 1)))
    rule, rate = RULES["adam"]
    noisy = [descend(rule, Noisy(surface, SIGMA), surface.start, rate, MOST, seed=seed).path for seed in seeds]
    grids["steps.noisy"] = Grid(("seed", "point"), [arrivals(path, surface.width) for path in noisy])
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    """How many times the steps the flattest plateau takes that the steepest takes."""
    steps = {key: found.mean(f"steps.{key}") for key in LABELS}
    fact = about(f"steps on a plateau of tilt {TILTS[0]:g} over those on one of tilt {TILTS[-1]:g}")
    return {
        "sgd": fact(steps["sgd"][0] / steps["sgd"][-1], "gradient descent", ".0f", low=20),
        "momentum": fact(steps["momentum"][0] / steps["momentum"][-1], "momentum", ".0f", low=20),
        "adam": fact(steps["adam"][0] / steps["adam"][-1], "Adam without noise", ".1f", high=1),
        "noisy": fact(steps["noisy"][0] / steps["noisy"][-1], "Adam, noisy gradients, mean of the seeds", ".0f", low=3),
    } | settings(times_flatter=TILTS[-1] / TILTS[0], noise=SIGMA)


STUDY = Study((), record, facts, seeds=DRAWS)
LOGS = {"log_x": True, "log_y": True, "x_label": "tilt", "y_label": "steps to the basin"}
SCENE = Scene(
    "Across a plateau",
    STUDY,
    (Curves("steps", x="tilt", band=True, domain=(20, 3000), **LOGS),),
    caption=f"Steps from the edge of a plateau into the basin at its middle, for plateaus of different tilt. Noise is normal and equally large everywhere; its line is the mean of {in_words(DRAWS)} draws, with their range.",
    alt="On logarithmic axes the lines of gradient descent and momentum fall steeply with the tilt. Adam's stays nearly level; with noisy gradients it rises too where the tilt is small.",
    clock=None,
)
