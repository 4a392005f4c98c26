"""SGD, momentum and Nesterov on an elongated quadratic."""

from dataclasses import replace

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene, Standings
from engine.lab import Axis, about, in_words, race, settings
from engine.maths.optimizers import SGD, Momentum, Nesterov
from engine.maths.surfaces import Valley

STEPS, SHOWN, SHARE = 200, 80, 0.01
RATE = Axis("learning_rate", "Learning rate", (0.005, 0.01, 0.02, 0.03, 0.04, 0.0475), 0.0475)
BETA = Axis("beta", "Momentum β", (0.0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99), 0.9, format=".2f")
CONDITION = Axis("condition", "Condition number κ", (2.0, 5.0, 10.0, 20.0, 40.0, 80.0), 40.0)


def facts(found):
    at = found.where(condition=CONDITION.default)
    calm, edge = RATE.values[2], RATE.default
    fact = about(f"κ = {CONDITION.default:g}")
    stays = f"steps until the loss stays under {SHARE:.0%} of its start"
    told = {}
    for name, rate in (("calm", calm), ("edge", edge)):
        steps = {key: at(f"steps.{key}", beta=BETA.default, learning_rate=rate) for key in found.labels}
        paths = {key: at(f"path.{key}", beta=BETA.default, learning_rate=rate)[: SHOWN + 1] for key in found.labels}
        for key in found.labels:
            crossed = (np.diff(np.sign(paths[key][:, 1])) != 0).sum()
            told[f"{name}_{key}"] = fact(steps[key], f"{key} at rate {rate}: {stays}, -1 for never", "d")
            told[f"{name}_{key}_crossings"] = fact(
                crossed, f"crossings of the floor in the first {SHOWN} steps, {key}, rate {rate}", "d"
            )
    told["calm_momentum"] = replace(told["calm_momentum"], low=1, high=told["calm_sgd"].value - 1)
    told["calm_nesterov"] = replace(told["calm_nesterov"], low=1, high=told["calm_momentum"].value - 1)
    told["calm_sgd_crossings"] = replace(told["calm_sgd_crossings"], high=0)
    told["edge_sgd_crossings"] = replace(told["edge_sgd_crossings"], low=SHOWN - 1)
    told["edge_momentum_crossings"] = replace(told["edge_momentum_crossings"], high=0.6 * SHOWN)
    light = {beta: at("steps.momentum", beta=beta, learning_rate=edge) for beta in BETA.values}
    beta = min((beta for beta, steps in light.items() if steps > 0), key=light.__getitem__)
    across = np.sign(at("path.momentum", beta=0.99, learning_rate=calm)[:, 0])
    heavy = f"momentum with β = 0.99 at rate {calm}, {STEPS} steps"
    loss = at("loss.momentum", beta=0.99, learning_rate=calm)
    return (
        told
        | {
            "beta": fact(
                beta, f"the β of the slider with which momentum is quickest at rate {edge}", "g", low=0.3, high=0.8
            ),
            "light": fact(
                light[beta], f"momentum with that β at rate {edge}: {stays}", "d", high=told["edge_sgd"].value - 1
            ),
            "lost": fact(
                at("ended.nesterov", beta=BETA.default, learning_rate=edge), "step at which Nesterov left", "d", low=1
            ),
            "swings": fact(
                (np.diff(across) != 0).sum(), f"passings of the minimum along the valley, {heavy}", "d", low=2
            ),
            "heavy": fact(loss[-1] / loss[0], f"loss over the loss at the start, {heavy}", ".2g", low=0.01),
        }
        | settings(steps=STEPS, shown=SHOWN, calm=calm, rate=edge)
    )


RACERS = (SGD(), Momentum(), Nesterov())
STUDY = race(Valley(), RACERS, (BETA, CONDITION, RATE), STEPS, target=SHARE, relative=True, facts=facts)
SCENE = Scene(
    "SGD, momentum and Nesterov",
    STUDY,
    (
        Paths(Valley(), along=("condition",), title="Paths"),
        Curves("loss", log_y=True, y_label="loss", domain=(1e-8, 300), title="Loss"),
        Standings("steps", f"steps to {SHARE:.0%} of the loss"),
    ),
    caption="One learning rate for all. SGD has no β. At the rate shown the steepest curvature times the rate is 1.9, just below the limit of 2; Nesterov's limit is lower, and it leaves the picture.",
    alt=f"{in_words(len(RACERS)).capitalize()} paths into a long valley. At the rate shown SGD jumps from wall to wall at every step, momentum swings more slowly across and past the minimum, and Nesterov is thrown out.",
    clock=Clock("step", (40, 80, 120, 200), 80),
    chunks=("condition",),
)
