"""SGD, momentum, RMSProp and Adam from one start."""

from dataclasses import replace

from engine.figures.scene import Scene
from engine.figures.views import Curves, Paths, Standings
from engine.lab import race
from engine.lab.recording import Fact, Grid
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Adam, Momentum, RMSProp
from engine.maths.surfaces import Valley

STEPS = 150
VALLEY = Valley(condition=30.0)
RATE = Axis("learning_rate", "Learning rate", (0.005, 0.01, 0.02, 0.05, 0.07, 0.1, 0.2, 0.5), 0.05, format=".3f")
RACE = race(VALLEY, (SGD(), Momentum(), RMSProp(), Adam()), (RATE,), STEPS)


def record(axes):
    raced = RACE.record(axes)
    steps = {
        f"steps.{k}": Grid(
            ("learning_rate",), steps_to(raced.grids[f"loss.{k}"].values, 0.01, raced.grids[f"ended.{k}"].values)
        )
        for k in raced.labels
    }
    at = {rate: n for n, rate in enumerate(RATE.values)}
    what = "valley of condition number 30, one run"
    facts = {
        "sgd_ended": Fact(
            float(raced.grids["ended.sgd"].values[at[0.1]]),
            f"step at which SGD at rate 0.1 left the picture for good, {what}",
            format="d",
            low=1,
        ),
        "adam_fast": Fact(
            float(steps["steps.adam"].values[at[0.2]]),
            f"steps of Adam at rate 0.2 until the loss stays under 0.01, {what}",
            format="d",
            low=1,
        ),
        "momentum_fast": Fact(
            float(steps["steps.momentum"].values[at[0.05]]),
            f"steps of momentum at rate 0.05 until the loss stays under 0.01, {what}",
            format="d",
            low=1,
        ),
        "first_step": Fact(
            float(
                abs(raced.grids["path.adam"].values[at[0.05], 1, 0] - raced.grids["path.adam"].values[at[0.05], 0, 0])
            ),
            f"length of Adam's first step along each axis at rate 0.05, {what}",
            format=".3f",
            low=0.0499,
            high=0.0501,
        ),
    }
    return replace(raced, grids=raced.grids | steps, facts=facts)


STUDY = Study((RATE,), record)
SCENE = Scene(
    "Optimizer comparison",
    STUDY,
    (
        Paths(VALLEY, title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 100), title="Loss"),
        Standings("steps", "steps to loss 0.01"),
    ),
    caption="One start, one rate for all four. Condition number 30, the valley along the axes.",
    alt="Four paths into a long valley and the loss of each against the step. Adam starts along the diagonal, momentum swings past the minimum.",
)
