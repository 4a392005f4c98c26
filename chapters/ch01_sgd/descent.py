"""SGD beside full-batch descent on one surface."""

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Fact, about, race, settings
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Valley

STEPS, LAST = 120, 40
SURFACE = Valley(condition=10.0)
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.02, 0.05, 0.1, 0.15, 0.19), 0.1, format=".2f")
NOISE = Axis("noise", "Batch noise σ", (0.0, 0.2, 0.4, 0.8, 1.6), 0.8, format=".1f")
DRAW = Axis("draw", "Noise draw", (0, 1, 2, 3, 4), 0, format=lambda n: f"no. {n + 1}")


def facts(found):
    """The loss that SGD hovers at: the mean over the last steps and all draws."""

    def hovers(rate):
        return found.at("loss.sgd", learning_rate=rate, noise=NOISE.default)[:, -LAST:].mean()

    fact = about(f"mean loss of SGD over the last {LAST} of {STEPS} steps and all draws, noise {NOISE.default}")
    full = found.at("loss.full", learning_rate=0.1)[-1]
    return {
        "hovers": fact(hovers(0.1), "rate 0.1", ".2g", low=0.01),
        "hovers_half": fact(hovers(0.05), "rate 0.05", ".2g", low=0.005, high=hovers(0.1)),
        "full": Fact(full, f"loss of full-batch descent after {STEPS} steps, rate 0.1", format=".1g", high=1e-6),
    } | settings(steps=STEPS)


STUDY = race(
    SURFACE,
    {"sgd": SGD(), "full": SGD()},
    (RATE, NOISE, DRAW),
    STEPS,
    exact=("full",),
    seed=7,
    labels={"sgd": "SGD", "full": "Full batch"},
    facts=facts,
)
SCENE = Scene(
    "SGD on a loss surface",
    STUDY,
    (Paths(SURFACE, title="Paths"), Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 30), title="Loss")),
    caption="Both take steps of the same rate from the same start; SGD's gradients carry noise of standard deviation σ in each coordinate.",
    alt="A smooth path to the minimum of a bowl and a jagged one around it; the loss of the smooth one falls steadily, that of the jagged one levels off.",
    clock=Clock("step", (20, 40, 80, 120), 80),
)
