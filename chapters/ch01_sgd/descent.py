"""SGD beside full-batch descent on one surface."""

from dataclasses import replace

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Paths
from engine.lab import race
from engine.lab.recording import Fact
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

STEPS, LAST = 120, 40
SURFACE = Valley(condition=10.0)
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.02, 0.05, 0.1, 0.15, 0.19), 0.1, format=".2f")
NOISE = Axis("noise", "Batch noise σ", (0.0, 0.2, 0.4, 0.8, 1.6), 0.8, format=".1f")
DRAW = Axis("draw", "Noise draw", (0, 1, 2, 3, 4), 0, format=lambda n: f"no. {n + 1}")
RACE = race(
    SURFACE, {"sgd": SGD(), "full": SGD()}, (RATE, NOISE, DRAW), STEPS, exact=("full",), noise=0.8, seed=7,
    labels={"sgd": "SGD", "full": "Full batch"},
)  # fmt: skip


def record(axes):
    """The race, and the loss that SGD hovers at: the mean over the last steps and all draws."""
    raced = RACE.record(axes)
    hovering = raced.grids["loss.sgd"].values[..., -LAST:].mean(axis=(-2, -1))
    rates, noises = ({value: n for n, value in enumerate(axis.values)} for axis in (RATE, NOISE))
    what = f"mean loss of SGD over the last {LAST} of {STEPS} steps and 5 draws, noise 0.8, seed 7"
    full = raced.grids["loss.full"].values[rates[0.1], -1]
    return replace(
        raced,
        facts={
            "hovers": Fact(float(hovering[rates[0.1], noises[0.8]]), f"rate 0.1: {what}", format=".2g", low=0.01),
            "hovers_half": Fact(
                float(hovering[rates[0.05], noises[0.8]]),
                f"rate 0.05: {what}",
                format=".2g",
                low=0.005,
                high=float(hovering[rates[0.1], noises[0.8]]),
            ),
            "full": Fact(
                float(full),
                f"loss of full-batch descent after {STEPS} steps at rate 0.1, one run",
                format=".1g",
                high=1e-6,
            ),
        },
    )


STUDY = Study((RATE, NOISE, DRAW), record)
SCENE = Scene(
    "SGD on a loss surface",
    STUDY,
    (Paths(SURFACE, title="Paths"), Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 30), title="Loss")),
    caption="Both take steps of the same rate from the same start; SGD's gradients carry noise of standard deviation σ in each coordinate.",
    alt="A smooth path to the minimum of a bowl and a jagged one around it; the loss of the smooth one falls steadily, that of the jagged one levels off.",
    clock=Clock("step", (20, 40, 80, 120), 80),
)
