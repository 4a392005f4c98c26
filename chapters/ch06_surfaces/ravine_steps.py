"""Steps that descent needs in a ravine, against its condition number."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study, about, descend, power, settings, steps_to
from engine.maths.optimizers import SGD, Momentum
from engine.maths.surfaces import Valley

CONDITIONS = np.geomspace(2, 1000, 19)
MILLIONTH, MOST, WIDE = 1e-6, 8000, 30


def rules():
    """Gradient descent and heavy ball with their best constants for each condition number k, curvatures 1 and k."""
    root = np.sqrt(CONDITIONS)
    beta = ((root - 1) / (root + 1)) ** 2
    return {"sgd": (SGD(), 2 / (1 + CONDITIONS)), "momentum": (Momentum(beta=beta), (2 / (1 + root)) ** 2)}


def record(axes):
    """For every condition number, the first step from which the loss stays below a millionth of that at the start."""
    grids = {"condition.all": Grid(("point",), CONDITIONS)}
    for key, (rule, rates) in rules().items():
        loss = descend(rule, Valley(condition=CONDITIONS), (1.0, 1.0), rates, MOST).loss
        grids[f"steps.{key}"] = Grid(("point",), steps_to((loss / loss[0]).T, MILLIONTH))
    return Recording(axes, grids, labels={"sgd": "Gradient descent", "momentum": "Heavy ball"})


def facts(found):
    sgd, momentum = found.at("steps.sgd"), found.at("steps.momentum")
    wide = CONDITIONS > WIDE
    slopes = [power(CONDITIONS[wide], steps[wide]) for steps in (sgd, momentum)]
    sloped = about(f"slope of log steps against log condition number above {WIDE}, each with its best constants")
    fact = about(f"to a millionth of the loss, condition number {CONDITIONS[-1]:.0f}")
    return {
        "sgd_slope": sloped(slopes[0], "gradient descent", ".2f", low=0.93, high=1.07),
        "momentum_slope": sloped(slopes[1], "heavy ball", ".2f", low=0.43, high=0.62),
        "sgd": fact(sgd[-1], "steps of gradient descent", ",d", low=1000),
        "momentum": fact(momentum[-1], "steps of the heavy ball", "d", high=500),
    } | settings(largest_condition=CONDITIONS[-1])


STUDY = Study((), record, facts)
LOGS = {"log_x": True, "log_y": True, "x_label": "condition number", "y_label": "steps to a millionth of the loss"}
SCENE = Scene(
    "Steps against the condition number",
    STUDY,
    (Curves("steps", x="condition", **LOGS),),
    caption="Steps until the loss of a quadratic has fallen to a millionth, each method with the best constants for that condition number.",
    alt="Two lines on logarithmic axes: gradient descent rises with slope one, the heavy ball with slope one half.",
    clock=None,
)
