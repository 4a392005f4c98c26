"""AdaGrad and RMSProp on a winding valley: the loss, and what is left of each coordinate's rate."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, about, choice, race, settings
from engine.maths.optimizers import AdaGrad, RMSProp
from engine.maths.surfaces import Snake

STEPS, EARLY, RHO, TARGET = 400, 120, 0.9, 0.01
MANY = 150  # steps that RMSProp needs at least, each at its best, and AdaGrad does not
RATE = Axis("learning_rate", "Learning rate", (0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0), 0.03)
COORDINATE = choice("coordinate", "Coordinate", {"along": "along, θ₁", "across": "across, θ₂"})


def left(raced):
    """From the gradients on the paths, the rate over the root of r, the same as the rules have it."""
    adagrad, rmsprop = (Snake().grad(np.moveaxis(raced.at(f"path.{key}"), -1, 0)) ** 2 for key in raced.labels)
    sums = {"adagrad": np.cumsum(adagrad, axis=-1), "rmsprop": decaying(rmsprop)}
    rates, dims = np.array(RATE.values)[:, None], ("coordinate", "learning_rate", "step")
    return {f"left.{key}": Grid(dims, rates / (np.sqrt(r) + 1e-8)) for key, r in sums.items()}


def decaying(squares):
    """The running average r <- rho r + (1 - rho) g g along the last dimension."""
    r = (1 - RHO) * squares
    for step in range(1, r.shape[-1]):
        r[..., step] += RHO * r[..., step - 1]
    return r


def facts(found):
    at = found.where(learning_rate=RATE.default)
    fact, each = about(f"winding valley, rate {RATE.default}"), about("winding valley, at the best of the rates")
    adagrad, rmsprop = (found.quickest(key, RATE) for key in ("adagrad", "rmsprop"))
    along = at("left.adagrad", coordinate="along")
    lost, to = "AdaGrad's first effective rate along the valley over its last", f"to loss {TARGET}"
    return {
        "adagrad_left": fact(along[0] / along[-1], lost, ".1f", low=2),
        "adagrad_loss": fact(at("loss.adagrad")[-1], f"AdaGrad's loss after {STEPS} steps", ".2g", low=0.1),
        "rmsprop_loss": fact(at("loss.rmsprop")[EARLY], f"RMSProp's loss after {EARLY} steps", ".2g", high=0.1),
        "adagrad_best": each(adagrad.values, f"fewest steps of AdaGrad {to}", "d", low=1, high=MANY),
        "rmsprop_best": each(rmsprop.values, f"fewest steps of RMSProp {to}", "d", low=MANY),
        "adagrad_best_rate": each(adagrad.setting["learning_rate"], "rate at which AdaGrad needs fewest steps", "g"),
    } | settings(steps=STEPS, early=EARLY, many=MANY)


RACE = race(Snake(), (AdaGrad(), RMSProp(rho=RHO)), (RATE,), STEPS, target=TARGET)
STUDY = RACE.adding(left, axes=(COORDINATE,), facts=facts)
SCENE = Scene(
    "AdaGrad stalls, RMSProp goes on",
    STUDY,
    (
        Curves("loss", log_y=True, y_label="loss", domain=(1e-5, 60), title="Loss"),
        Curves("left", log_y=True, y_label="effective rate", title="Effective rate of one coordinate"),
    ),
    caption="The same start and the same base rate for both. The effective rate: the rate divided by the root of $r$, for the coordinate chosen.",
    alt="Two curves of loss against the step: AdaGrad's flattens early, RMSProp's keeps falling. Beside them their effective rates: AdaGrad's only falls.",
    clock=Clock("step", (50, 100, 200, 300, 400), 200),
)
