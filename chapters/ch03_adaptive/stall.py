"""AdaGrad and RMSProp on a winding valley: the loss, and what is left of each coordinate's rate."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab import race
from engine.lab.recording import Fact, Grid
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import AdaGrad, RMSProp
from engine.maths.surfaces import Snake

STEPS, RHO = 400, 0.9
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1.0), 0.03)
COORDINATE = Axis("coordinate", "Coordinate", (0, 1), 0, "choice", format={0: "along, θ₁", 1: "across, θ₂"}.get)
RACE = race(Snake(), (AdaGrad(), RMSProp(rho=RHO)), (RATE,), STEPS)


def record(axes):
    """The race, and from the gradients on its paths the rate over the root of r, the same as the rules have it."""
    raced = RACE.record((RATE,))
    squares = {key: gradients(raced, key) ** 2 for key in raced.labels}
    sums = {"adagrad": np.cumsum(squares["adagrad"], axis=2), "rmsprop": decaying(squares["rmsprop"])}
    rates = np.array(RATE.values)[None, :, None]
    left = {
        f"left.{key}": Grid(("coordinate", "learning_rate", "step"), rates / (np.sqrt(r) + 1e-8))
        for key, r in sums.items()
    }
    grids = {k: grid for k, grid in raced.grids.items() if not k.startswith("path")} | left
    return replace(raced, axes=axes, grids=grids, facts=facts(grids))


def gradients(raced, key):
    """(2, rates, steps + 1): the gradient at every point of the paths."""
    return Snake().grad(np.moveaxis(raced.grids[f"path.{key}"].values, -1, 0))


def decaying(squares):
    """The running average r <- rho r + (1 - rho) g g along the last dimension."""
    r = np.zeros_like(squares)
    for step in range(squares.shape[-1]):
        r[..., step] = RHO * r[..., step - 1] * (step > 0) + (1 - RHO) * squares[..., step]
    return r


def facts(grids):
    at = RATE.default_index
    left = {key: grids[f"left.{key}"].values[0, at] for key in ("adagrad", "rmsprop")}
    steps = {key: steps_to(grids[f"loss.{key}"].values, 0.01) for key in left}
    what = "winding valley, rate 0.03, one run"
    return {
        "adagrad_left": Fact(
            float(left["adagrad"][0] / left["adagrad"][-1]),
            f"AdaGrad's first effective rate along the valley over its last, {what}",
            format=".1f",
            low=2,
        ),
        "adagrad_loss": Fact(
            float(grids["loss.adagrad"].values[at, -1]),
            f"AdaGrad's loss after {STEPS} steps, {what}",
            format=".2g",
            low=0.1,
        ),
        "rmsprop_loss": Fact(
            float(grids["loss.rmsprop"].values[at, 120]),
            f"RMSProp's loss after 120 steps, {what}",
            format=".2g",
            high=0.1,
        ),
        "adagrad_best": Fact(
            float(min(s for s in steps["adagrad"] if s >= 0)),
            "fewest steps of AdaGrad to loss 0.01 at any of the rates, winding valley",
            format="d",
            low=1,
        ),
        "rmsprop_best": Fact(
            float(min(s for s in steps["rmsprop"] if s >= 0)),
            "fewest steps of RMSProp to loss 0.01 at any of the rates, winding valley",
            format="d",
            low=1,
        ),
        "adagrad_best_rate": Fact(
            RATE.values[int(np.argmin(np.where(steps["adagrad"] < 0, 10**6, steps["adagrad"])))],
            "rate at which AdaGrad needs the fewest steps",
            format="g",
        ),
    }


STUDY = Study((RATE, COORDINATE), record)
SCENE = Scene(
    "AdaGrad stalls, RMSProp goes on",
    STUDY,
    (
        Curves("loss", log_y=True, y_label="loss", domain=(1e-5, 60), title="Loss"),
        Curves("left", log_y=True, y_label="effective rate", title="Effective rate of one coordinate"),
    ),
    caption="The same start and the same base rate for both. Right: the rate divided by the root of $r$, for the coordinate chosen.",
    alt="Left, two curves of loss against the step: AdaGrad's flattens early, RMSProp's keeps falling. Right, their effective rates: AdaGrad's only falls.",
    clock=Clock("step", (50, 100, 200, 300, 400), 200),
)
