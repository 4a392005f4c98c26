"""Classes of frequencies 1/k: what gradient descent, momentum, sign descent and Adam make of the rare ones."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    choice,
    in_words,
    learn,
    note,
    settings,
)
from engine.lab.grid import refuse_ends
from engine.maths.networks import Network
from engine.maths.optimizers import SGD, Adam, Momentum, SignDescent

SEEDS, CLASSES, FEATURES, MOST, HIDDEN, SPREAD, STEPS, EVERY = 5, 16, 16, 64, 16, 0.7, 200, 10
RULES = {"sgd": SGD(), "momentum": Momentum(), "sign": SignDescent(), "adam": Adam()}
LABELS = {"sgd": "gradient descent", "momentum": "momentum", "sign": "sign descent", "adam": "Adam"}
GRIDS = {"sgd": (0.01, 3000), "momentum": (0.001, 300), "sign": (3e-4, 30.0), "adam": (1e-3, 30.0)}
MEAN, SMALL = 3.0, 1e-3  # MEAN: of every input; SMALL: losses below it count as equal when a rate is chosen
MODEL = choice("model", "Model", {"linear": "linear", "network": "network"}, "network")
GROUP = choice(
    "group", "Loss of", {"all": "all examples", "frequent": "the frequent half", "rare": "the rarest quarter"}, "rare"
)
TICKS = tuple(range(0, STEPS + 1, EVERY))
# Descent's best rate lies at its limit of stability, where a hair changes the loss: of that only a bound is told.
ABOVE = {("linear", "frequent"): 0.15, ("linear", "rare"): 0.4, ("network", "frequent"): 0.2, ("network", "rare"): 0.7}
TIMES = {"linear": 5, "network": 4}
COUNTS = np.maximum(1, np.round(MOST / np.arange(1, CLASSES + 1))).astype(int)


def examples(seed):
    """Inputs (n, FEATURES) and labels (n,): class k has MOST/k examples, drawn about a centre of its own."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(CLASSES), COUNTS)
    centres = MEAN + SPREAD * rng.standard_normal((CLASSES, FEATURES))
    return centres[labels] + rng.standard_normal((len(labels), FEATURES)), labels


def groups():
    """Group -> (n,): which examples it is made of; the classes are in the order of their frequencies."""
    labels = np.repeat(np.arange(CLASSES), COUNTS)
    before = (np.cumsum(COUNTS) - COUNTS) / COUNTS.sum()
    return {"all": labels >= 0, "frequent": before[labels] < 0.5, "rare": before[labels] >= 0.75}


def rates(key):
    """The rates at which a rule is tried."""
    low, high = GRIDS[key]
    stops = tuple(float(f"{rate:.2g}") for rate in np.geomspace(low, high, 13))
    return Axis("learning_rate", "Rate", stops, stops[0])


def trained(key, model, seed):
    """(groups, ticks): the losses of a rule at the rate with the least total one at the end."""
    inputs, labels = examples(seed)
    widths = (FEATURES, CLASSES) if model == "linear" else (FEATURES, HIDDEN, CLASSES)
    network = Network(
        widths,
        inputs,
        np.eye(CLASSES)[labels],
        data=f"{CLASSES} classes, the k-th with {MOST}/k examples; each has a centre, {MEAN:g} plus {SPREAD:g} times standard normal in {FEATURES} features, and its examples are standard normal about it",
    )
    parts = [network.on(inputs[chosen], network.targets[chosen]) for chosen in groups().values()]

    def losses(theta):
        return np.stack([np.minimum(part.value(theta), 100.0) for part in parts], axis=1)

    axis = rates(key)
    found = learn(RULES[key], network, (seed,), TICKS, {"loss": losses}, axes=(axis,))["loss"].values[0]
    total = np.maximum(found[:, -1, 0], SMALL)  # of (rates, ticks, groups)
    equal = np.flatnonzero(total == total.min())
    best = int(equal[len(equal) // 2])
    refuse_ends(axis, np.array(best))
    return found[best].T


def record(axes, seeds):
    note(
        "Best",
        f"of 13 rates, for each rule, model and seed, the one with the least loss of all examples at the end; losses below {SMALL:g} count as equal, and of equal ones the middle is taken",
    )
    grids = {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}
    for key in RULES:
        each = [[trained(key, model, seed) for model in MODEL.values] for seed in seeds]
        grids[f"loss.{key}"] = Grid(("seed", "model", "group", "step"), np.maximum(each, 1e-5))
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    """The losses of the frequent and of the rare classes, and how much more than Adam's a rule leaves of the rare."""
    told = {}
    for model in MODEL.values:
        fact = about(f"{model}, loss after {STEPS} steps at the best rate, mean of the seeds")
        last = {key: found.mean(f"loss.{key}", model=model)[..., -1] for key in RULES}
        _, frequent, rare = ({key: of[n] for key, of in last.items()} for n in range(3))
        for key in RULES:
            for group, losses in (("frequent", frequent), ("rare", rare)):
                low = ABOVE[model, group] if key == "sgd" else None
                told[f"{model}_{key}_{group}"] = fact(losses[key], f"{LABELS[key]}, {group} classes", ".2f", low=low)
        for key, low in (("sgd", TIMES[model]), ("momentum", 0.8), ("sign", 1.5)):
            told[f"{model}_{key}_over"] = fact(
                rare[key] / rare["adam"], f"rare classes, {LABELS[key]} over Adam", ".0f", low=low
            )
        told[f"{model}_gap"] = fact(
            rare["sgd"] / frequent["sgd"], "gradient descent, rare over frequent classes", ".1f", low=1.1
        )
    for (model, group), least in ABOVE.items():
        told |= settings(**{f"{model}_sgd_{group}_above": least})
    for model, least in TIMES.items():
        told |= settings(**{f"{model}_times": least})
    return told | settings(classes=CLASSES, examples=int(COUNTS.sum()), steps=STEPS)


STUDY = Study((MODEL, GROUP), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Rare classes",
    STUDY,
    (Curves("loss", x="time", band=True, log_y=True, y_label="training loss", domain=(1e-3, 100)),),
    caption=f"Full-batch training on {in_words(CLASSES)} classes, each rule at its best rate. Choose whose loss is shown. Means and ranges of {in_words(SEEDS)} draws of the data.",
    alt=f"{in_words(len(RULES)).capitalize()} falling curves of training loss. For the rare classes those of gradient descent and sign descent stay high, momentum's falls, and Adam's ends lowest.",
    clock=Clock("step", times=TICKS),
)
