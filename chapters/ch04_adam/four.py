"""SGD, momentum, RMSProp and Adam from one start."""

from engine.figures import Curves, Paths, Scene, Standings
from engine.lab import Axis, about, in_words, race
from engine.maths.optimizers import SGD, Adam, Momentum, RMSProp
from engine.maths.surfaces import Valley

STEPS, TARGET, VALLEY = 150, 0.01, Valley(condition=30.0)
RATE = Axis("learning_rate", "Learning rate", (0.005, 0.01, 0.02, 0.05, 0.07, 0.1, 0.2, 0.5), 0.05, format=".3f")
RACERS = (SGD(), Momentum(), RMSProp(), Adam())


def facts(found):
    fact = about(f"valley of condition number {VALLEY.condition:g}")
    at = found.at
    start, first, *_ = at("path.adam", learning_rate=0.05)[:, 0]
    left, stays = "step at which SGD at rate 0.1 left the picture for good", f"until the loss stays under {TARGET}"
    adam, momentum = at("steps.adam", learning_rate=0.2), at("steps.momentum", learning_rate=0.05)
    along = "length of Adam's first step along each axis at rate 0.05"
    return {
        "sgd_ended": fact(at("ended.sgd", learning_rate=0.1), left, "d", low=1),
        "adam_fast": fact(adam, f"steps of Adam at rate 0.2 {stays}", "d", low=1),
        "momentum_fast": fact(momentum, f"steps of momentum at rate 0.05 {stays}", "d", low=1),
        "first_step": fact(abs(first - start), along, ".3f", low=0.0499, high=0.0501),
    }


STUDY = race(VALLEY, RACERS, (RATE,), STEPS, target=TARGET, facts=facts)
SCENE = Scene(
    "Optimizer comparison",
    STUDY,
    (
        Paths(VALLEY, title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-6, 100), title="Loss"),
        Standings("steps", f"steps to loss {TARGET}"),
    ),
    caption=f"One start, one rate for all {in_words(len(RACERS))}. Condition number {VALLEY.condition:g}, the valley along the axes.",
    alt=f"{in_words(len(RACERS)).capitalize()} paths into a long valley and the loss of each against the step. Adam starts along the diagonal, momentum swings past the minimum.",
)
