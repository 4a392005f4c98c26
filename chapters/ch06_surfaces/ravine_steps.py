"""Steps that descent needs in a ravine, against its condition number."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.maths.optimizers import SGD, Momentum
from engine.maths.surfaces import Valley

CONDITIONS = np.geomspace(2, 1000, 19)
TARGET, MOST = 1e-6, 8000


def rules():
    """Gradient descent and heavy ball with their best constants for each condition number k, curvatures 1 and k."""
    root = np.sqrt(CONDITIONS)
    beta = ((root - 1) / (root + 1)) ** 2
    return {"sgd": (SGD(), 2 / (1 + CONDITIONS)), "momentum": (Momentum(beta=beta), (2 / (1 + root)) ** 2)}


def steps_needed(optimizer, rate):
    """(conditions,): the first step from which the loss stays below TARGET times the loss at the start."""
    valley, theta = Valley(condition=CONDITIONS), np.ones((2, len(CONDITIONS)))
    state, start, last = optimizer.init(theta), valley.value(theta), np.zeros(len(CONDITIONS))
    for step in range(1, MOST + 1):
        optimizer.step(theta, state, valley.grad, rate)
        above = valley.value(theta) > TARGET * start
        last[above] = step
        if not above.any() and step > 2 * last.max() + 20:
            break
    return last + 1


def record(axes):
    steps = {key: steps_needed(*rule) for key, rule in rules().items()}
    grids = {f"steps.{key}": Grid(("point",), values) for key, values in steps.items()} | {
        "condition.all": Grid(("point",), CONDITIONS)
    }
    wide = CONDITIONS > 30
    slopes = {key: float(np.polyfit(np.log(CONDITIONS[wide]), np.log(v[wide]), 1)[0]) for key, v in steps.items()}
    what = "slope of log steps against log condition number above 30, each with its best constants"
    facts = {
        "sgd_slope": Fact(slopes["sgd"], f"gradient descent: {what}", format=".2f", low=0.93, high=1.07),
        "momentum_slope": Fact(slopes["momentum"], f"heavy ball: {what}", format=".2f", low=0.43, high=0.62),
        "sgd": Fact(
            int(steps["sgd"][-1]),
            "steps of gradient descent to a millionth of the loss, condition number 1000",
            format=",d",
            low=1000,
        ),
        "momentum": Fact(
            int(steps["momentum"][-1]),
            "steps of the heavy ball to a millionth of the loss, condition number 1000",
            format="d",
            high=500,
        ),
    }
    return Recording(axes, grids, facts, {"sgd": "Gradient descent", "momentum": "Heavy ball"}, 2 * len(CONDITIONS), 0)


STUDY = Study((), record)
SCENE = Scene(
    "Steps against the condition number",
    STUDY,
    (
        Curves(
            "steps",
            x="condition",
            log_x=True,
            log_y=True,
            x_label="condition number",
            y_label="steps to a millionth of the loss",
        ),
    ),
    caption="Steps until the loss of a quadratic has fallen to a millionth, each method with the best constants for that condition number.",
    alt="Two lines on logarithmic axes: gradient descent rises with slope one, the heavy ball with slope one half.",
    clock=None,
)
