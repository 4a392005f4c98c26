"""Half precision and loss scaling: gradients that vanish, those that overflow, and the factors in between."""

import warnings
from dataclasses import dataclass

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import (
    Fact,
    Grid,
    Recording,
    Study,
    about,
    choice,
    digit_networks,
    first_weights,
    in_words,
    note,
    settings,
    train,
)
from engine.maths.optimizers import SGD, Momentum, Optimizer

SEEDS, HIDDEN, BATCH, STEPS, RATE, WEIGHT = 3, (32, 32), 32, 400, 0.1, 1e-7
POWERS, MIDDLE, SLOW = (
    tuple(range(0, 51, 2)),
    10,
    3e-4,
)  # MIDDLE: of POWERS, a good one; SLOW: a rate of steps smaller than weights can tell
SCALES = 2.0 ** np.array(POWERS)
STAGE = choice("stage", "Gradient", {"first": "before training", "last": "after training"})
LABELS = {
    "zero": "become 0",
    "infinite": "become infinite",
    "half": "half-precision gradients",
    "full": "full precision",
}


@dataclass(frozen=True)
class Halved(Optimizer):
    """The rule's step by gradients that were multiplied by a scale, rounded to float16, and divided by it again.

    A step whose gradient is no longer finite is left out. With `weights` theta is rounded to float16 after each step.
    """

    rule: Optimizer
    scale: float | np.ndarray
    weights: bool = False
    label = "Half precision"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        g = rounded(grad(theta) * self.scale) / self.scale
        finite = np.isfinite(g).all(axis=0)
        kept = theta[:, ~finite].copy()
        self.rule.step(theta, state, lambda _: np.where(finite, g, 0.0), rate)
        theta[:, ~finite] = kept
        if self.weights:
            theta[...] = rounded(theta)


def rounded(values):
    """Values as float16 has them, as float64."""
    with np.errstate(over="ignore"), warnings.catch_warnings():
        return values.astype(np.float16).astype(float)


def networks():
    """The network, with the training loss's weight in the gradient: all its gradients are WEIGHT times the usual."""
    return digit_networks(HIDDEN, batch_size=BATCH)


@dataclass(frozen=True)
class Weighted(Optimizer):
    """The rule's step with the gradient times WEIGHT and the rate over it: the same, as long as nothing is rounded."""

    rule: Optimizer
    label = "Weighted"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state, lambda at: WEIGHT * grad(at), rate / WEIGHT)


def last_loss(rule, seed, runs=1, rate=RATE):
    """(runs,): the training loss at the end."""
    network, _ = networks()
    start = np.repeat(first_weights(network, seed), runs, axis=0)
    return np.minimum(
        train(Weighted(rule), network, start, rate, STEPS, {"loss": network.value}, seed=seed).measured["loss"][0], 10.0
    )


def shares(seed):
    """(2, stages, scales): the shares of the gradient's entries, none of them zero, that become zero, and infinite."""
    network, _ = networks()
    start, found = first_weights(network, seed), []
    for theta in (start, train(Momentum(), network, start, RATE, STEPS, {}, seed=seed).theta):
        g = WEIGHT * network.grad(theta)[0]
        scaled = rounded(g[g != 0] * SCALES[:, np.newaxis])
        found.append([(scaled == 0).mean(axis=1), np.isinf(scaled).mean(axis=1)])
    return np.array(found).swapaxes(0, 1)


def record(axes, seeds):
    note(
        "Loss weight",
        f"the loss counts {WEIGHT:g}, as one term of a sum may; the rate is divided by it, so that in full precision nothing changes",
    )
    note(
        "Half precision",
        "the gradient times the scale is rounded to float16 (numpy), then divided by the scale; a step with an infinite entry is left out; weights, momentum and the rest in float64",
    )
    vanish = np.array([shares(seed) for seed in seeds]).transpose(1, 0, 2, 3)
    half = [last_loss(Halved(Momentum(), SCALES), seed, len(SCALES)) for seed in seeds]
    full = [last_loss(Momentum(), seed)[0] for seed in seeds]
    slow = [
        [networks()[0].value(first_weights(networks()[0], seed))[0]]
        + [last_loss(rule, seed, rate=SLOW)[0] for rule in (SGD(), Halved(SGD(), SCALES[MIDDLE], weights=True))]
        for seed in seeds
    ]
    grids = {
        f"share.{key}": Grid(("seed", "stage", "point"), values)
        for key, values in zip(("zero", "infinite"), vanish, strict=True)
    }
    grids |= {
        "loss.half": Grid(("seed", "point"), np.array(half)),
        "loss.full": Grid(("seed", "point"), np.repeat(np.array(full)[:, np.newaxis], len(SCALES), axis=1)),
    }
    grids |= {"slow.all": Grid(("seed", "bar"), slow), "power.all": Grid(("point",), np.array(POWERS, dtype=float))}
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    slow = found.at("slow.all")
    half, full = found.mean("loss.half"), found.mean("loss.full")
    zero = found.mean("share.zero")
    good = np.array(POWERS)[(half < 2 * full)]
    fact = about(f"training loss after {STEPS} steps, mean of the seeds")
    return {
        "zero_first": fact(zero[0, 0], "share of the gradient that vanishes unscaled, before training", ".0%", low=0.9),
        "zero_last": fact(zero[1, 0], "share of the gradient that vanishes unscaled, after training", ".0%", low=0.9),
        "unscaled": fact(half[0], "half precision, unscaled", ".2g", low=1.0),
        "full": fact(full[0], "full precision", ".2g"),
        "scaled": fact(
            half[MIDDLE],
            f"half precision, scaled by 2 to the {POWERS[MIDDLE]}",
            ".2g",
            low=0.5 * full[0],
            high=2 * full[0],
        ),
        "overflown": fact(half[-1], f"half precision, scaled by 2 to the {POWERS[-1]}", ".2g", low=1.0),
        "good_low": fact(
            good.min(), "least exponent at which the loss is below twice that of full precision", "d", low=4, high=14
        ),
        "good_high": fact(good.max(), "greatest such exponent", "d", high=POWERS[-1] - 1),
        "narrow": Fact(
            1 - (slow[:, 0] - slow[:, 2]).mean() / (slow[:, 0] - slow[:, 1]).mean(),
            f"share of the loss's fall in {STEPS} steps of SGD at rate {SLOW:g} that is missing with weights in float16",
            format=".0%",
            low=0.4,
        ),
    } | settings(slow=SLOW, weight=WEIGHT, power=POWERS[MIDDLE], top=POWERS[-1])


STUDY = Study((STAGE,), record, facts, seeds=SEEDS)
ACROSS = {"x": "power", "band": True, "x_label": "exponent k of the scale 2ᵏ"}
SCENE = Scene(
    "What a scale saves",
    STUDY,
    (
        Curves("share", **ACROSS, y_label="share of the gradient's entries", domain=(0, 1.03), title="Lost entries"),
        Curves("loss", **ACROSS, log_y=True, y_label="training loss", domain=(1e-4, 20), title=f"After {STEPS} steps"),
    ),
    caption=f"Gradients of a network on digits in half precision, multiplied by a scale before they are rounded. Left: which share of them is lost. Right: what comes of training so, beside full precision. Means and ranges of {in_words(SEEDS)} seeds.",
    alt="Left, one curve falls from the top to zero as the scale grows, and much later another one rises. Right, a curve that is high at both ends and level in between, where it lies on the line of full precision.",
    clock=None,
)
