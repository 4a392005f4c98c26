"""A pendulum's angle and speed, from several pushes, with and without friction."""

import numpy as np

from engine.figures import Curves, Plane, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, note

STEP, STEPS = 0.05, 800
FRICTION = Axis("friction", "Friction", (0.0, 0.05, 0.1, 0.2, 0.5), 0.1, format=".2f")
PUSH = Axis("push", "Push", (0.5, 1.0, 1.5, 2.0, 2.5, 3.0), 1.5, format=".1f")


def motion(state, friction):
    """How angle and speed change: the derivative of (2, ...) states."""
    return np.stack([state[1], -np.sin(state[0]) - friction * state[1]])


def record(axes):
    """Angle and speed, for every friction and push."""
    friction, push = np.meshgrid(FRICTION.values, PUSH.values, indexing="ij")
    path = np.empty((STEPS + 1, 2, *push.shape))
    path[0] = np.stack([np.zeros_like(push), push])
    for step in range(STEPS):  # Heun's method: the mean of the slope here and the slope where it leads
        slope = motion(path[step], friction)
        path[step + 1] = path[step] + STEP / 2 * (slope + motion(path[step] + STEP * slope, friction))
    note("How", f"Heun's method, steps of {STEP}; from the lowest point, pushed")
    grids = {
        "path.pendulum": Grid(("friction", "push", "step", "xy"), np.moveaxis(path, (0, 1), (2, 3))),
        "angle.pendulum": Grid(("friction", "push", "step"), np.moveaxis(path[:, 0], 0, 2)),
        "time.all": Grid(("step",), STEP * np.arange(STEPS + 1)),
    }
    return Recording(axes, grids, labels={"pendulum": "pendulum"})


def facts(found):
    """What the text quotes."""
    last = found.at("angle.pendulum", friction=0.05, push=3.0)[-1]
    return {"turns": Fact(round(last / (2 * np.pi)), "turns at friction 0.05 and push 3", format="d", low=1, high=5)}


STUDY = Study((FRICTION, PUSH), record, facts)
SCENE = Scene(
    "A pendulum",
    STUDY,
    (
        Plane("path", lambda state: motion(state, 0.1), ((-4, 10), (-3.2, 3.2)), ("angle", "speed"), "State"),
        Curves("angle", x="time", x_label="time", y_label="angle", title="Angle"),
    ),
    caption="Push harder, and take the friction away.",
    alt="A path that winds inward over a field of arrows, and beside it the angle, swinging less and less.",
)
