"""SGD, momentum and Nesterov on an elongated quadratic."""

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene, Standings
from engine.lab import Axis, about, in_words, race, settings
from engine.maths.optimizers import SGD, Momentum, Nesterov
from engine.maths.surfaces import Valley

STEPS, RATE, SHARE = 200, 0.02, 0.01
BETA = Axis("beta", "Momentum β", (0.0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99), 0.9, format=".2f")
CONDITION = Axis("condition", "Condition number κ", (2.0, 5.0, 10.0, 20.0, 40.0, 80.0), 40.0)


def facts(found):
    at = found.where(condition=CONDITION.default)
    fact = about(f"κ = {CONDITION.default:g}, rate {RATE}")
    sgd, momentum, nesterov = (at(f"steps.{key}", beta=BETA.default) for key in ("sgd", "momentum", "nesterov"))
    across, loss = np.sign(at("path.momentum", beta=0.99)[:, 0]), at("loss.momentum", beta=0.99)
    swings = (np.diff(across) != 0).sum()
    stays = f"steps until the loss stays under {SHARE:.0%} of its start"
    heavy = f"momentum with β = 0.99 after {STEPS} steps"
    return {
        "sgd": fact(sgd, f"SGD: {stays}", "d", low=60),
        "momentum": fact(momentum, f"momentum, β = {BETA.default}: {stays}", "d", low=1, high=sgd - 1),
        "nesterov": fact(nesterov, f"Nesterov, β = {BETA.default}: {stays}", "d", low=1, high=momentum),
        "swings": fact(swings, f"times that {heavy} has passed the minimum along the valley", "d", low=2),
        "heavy": fact(loss[-1] / loss[0], f"loss of {heavy} over the loss at the start", ".2g", low=0.01),
    } | settings(steps=STEPS)


RACERS = (SGD(), Momentum(), Nesterov())
STUDY = race(Valley(), RACERS, (BETA, CONDITION), STEPS, rate=RATE, target=SHARE, relative=True, facts=facts)
SCENE = Scene(
    "SGD, momentum and Nesterov",
    STUDY,
    (
        Paths(Valley(), along=("condition",), title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-8, 300), title="Loss"),
        Standings("steps", f"steps to {SHARE:.0%} of the loss"),
    ),
    caption=f"The learning rate is {RATE} for all. SGD has no β, so its path changes with κ only.",
    alt=f"{in_words(len(RACERS)).capitalize()} paths into a long valley. SGD goes down the wall and creeps along the floor, momentum swings past the minimum and back, Nesterov swings less.",
    clock=Clock("step", (40, 80, 120, 200), 80),
)
