"""Steps to a target against the batch, each batch at its own best rate; and how that rate grows."""

import itertools

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    digit_networks,
    first_weights,
    in_words,
    learn,
    note,
    power,
    settings,
    train,
)
from engine.lab.vertex import vertex
from engine.maths.networks import BatchNorm
from engine.maths.optimizers import SGD, Adam

SEEDS, HIDDEN, TARGET, TICKS = 3, 16, 0.15, 28
BATCHES = (4, 8, 16, 32, 64, 128, 256, 512, 1000)
SGD_POWER = (0.55, 0.95)  # what is told of it: a hair changes its first digit
SMALL = slice(0, 5)  # of BATCHES: where the exponents are fitted
RULES = {
    "sgd": (SGD(), Axis("learning_rate", "Rate", tuple(float(f"{r:.2g}") for r in np.geomspace(0.03, 5, 9)), 0.03)),
    "adam": (
        Adam(),
        Axis("learning_rate", "Rate", tuple(float(f"{r:.2g}") for r in np.geomspace(0.001, 0.2, 9)), 0.001),
    ),
}
LABELS = {"sgd": "SGD", "adam": "Adam"}


def most(batch):
    """The steps that a batch is given."""
    return int(100 + 4500 / batch)


def arrivals(rule, rates, batch, seeds):
    """(seeds, rates): the steps, between the ticks by logarithms of the loss, until the training loss is at TARGET."""
    network, _ = digit_networks((HIDDEN,), batch_size=None if batch == 1000 else batch)
    ticks = tuple(np.unique(np.geomspace(5, most(batch), TICKS).astype(int)))
    loss = learn(rule, network, seeds, ticks, {"loss": network.value}, axes=(rates,))["loss"].values
    there = loss <= TARGET
    at = np.maximum(there.argmax(axis=-1), 1)
    after, before = (np.take_along_axis(loss, (at - k)[..., np.newaxis], -1)[..., 0] for k in (0, 1))
    late, early = (np.array(ticks)[at - k] for k in (0, 1))
    share = np.clip(np.log(before / TARGET) / np.log(before / np.minimum(after, before * 0.999)), 0, 1)
    return np.where(there.any(axis=-1), early + share * (late - early), 10.0 * most(batch))


def noise_scale(seed, steps):
    """tr(Sigma) / |G|^2 over the training digits, before training and after so many steps of SGD."""
    network, _ = digit_networks((HIDDEN,), batch_size=64)
    start, found = first_weights(network, seed), []
    for theta in (start, train(SGD(), network, start, 0.5, steps, {}, seed=seed).theta):
        alone = network.on(network.inputs[:, np.newaxis], network.targets[:, np.newaxis])
        each = alone.grad(np.repeat(theta, len(network.inputs), axis=0))
        mean = each.mean(axis=0)
        found.append(((each - mean) ** 2).sum() / (len(each) - 1) / (mean @ mean))
    return found


def accumulated(seed):
    """Relative distances from the gradient of 250 digits: of 5 equal parts' mean, 2 unequal ones', and with batch norm."""
    apart = []
    for kind, ends in ((None, range(0, 251, 50)), (None, (0, 200, 250)), (BatchNorm(), range(0, 251, 50))):
        network, _ = digit_networks((HIDDEN,), **({"linear": kind} if kind else {}))
        theta = first_weights(network, seed)
        parts = [network.on(network.inputs[a:b], network.targets[a:b]).grad(theta) for a, b in itertools.pairwise(ends)]
        whole = network.on(network.inputs[:250], network.targets[:250]).grad(theta)
        apart.append(np.linalg.norm(np.mean(parts, axis=0) - whole) / np.linalg.norm(whole))
    return apart


def record(axes, seeds):
    note(
        "Best",
        "of the rates the one with the fewest steps, the mean over the seeds, for each rule and batch; in the panel on the right between the stops, from a parabola through three of them in logarithms",
    )
    note(
        "Measured",
        f"the step at which the loss on all training digits reaches {TARGET:g}, read off between {TICKS} ticks; the noise scale from the gradients of single examples",
    )
    grids = {"batch.all": Grid(("point",), np.array(BATCHES, dtype=float))}
    for key, (rule, rates) in RULES.items():
        steps = [arrivals(rule, rates, batch, seeds) for batch in BATCHES]
        best = np.array([each.mean(axis=0).argmin() for each in steps])
        least = [each[:, n] for each, n in zip(steps, best, strict=True)]
        grids[f"steps.{key}"] = Grid(("seed", "point"), np.array(least).T)
        between = [vertex(rates, each.mean(axis=0)) for each in steps]
        grids[f"rate.{key}"] = Grid(("point",), np.array(between))
    first = grids["steps.sgd"].values[:, 0].mean()
    grids["steps.halving"] = Grid(("point",), first * BATCHES[0] / np.array(BATCHES, dtype=float))
    reached = int(grids["steps.sgd"].values[:, 4].mean())
    grids["noise.all"] = Grid(("seed", "bar"), [noise_scale(seed, reached) for seed in seeds])
    grids["apart.all"] = Grid(("bar",), accumulated(seeds[0]))
    return Recording(axes, grids, labels=LABELS | {"halving": "as many examples"})


def facts(found):
    steps = {key: found.mean(f"steps.{key}") for key in RULES}
    fact = about(f"steps to a training loss of {TARGET:g}, each batch at its best rate")
    told = {}
    for (key, taken), (low, high) in zip(steps.items(), (SGD_POWER, (0.35, 0.7)), strict=True):
        told |= {
            f"{key}_4": fact(taken[0], f"{LABELS[key]}, batches of 4", ".0f"),
            f"{key}_64": fact(taken[4], f"{LABELS[key]}, batches of 64", ".0f"),
            f"{key}_1000": fact(taken[-1], f"{LABELS[key]}, all at once", ".0f"),
            f"{key}_small": fact(taken[0] / taken[2], f"{LABELS[key]}, batches of 4 over those of 16", ".1f", low=2),
            f"{key}_large": fact(
                taken[6] / taken[-1], f"{LABELS[key]}, batches of 256 over all", ".1f", low=0.6, high=1.8
            ),
        }
        rates = found.at(f"rate.{key}")
        told[f"{key}_power"] = fact(
            power(BATCHES[SMALL], rates[SMALL]),
            f"{LABELS[key]}: exponent of the best rate in the batch, 4 to 64",
            ".1f",
            low=low,
            high=high,
        )
    noise = found.at("noise.all")
    told |= {
        "noise_before": fact(noise[:, 0].mean(), "gradient noise scale before training", ".0f", high=200),
        "noise_after": fact(noise[:, 1].mean(), "gradient noise scale near the target", ".0f", low=30),
        "noise_grows": fact(
            noise[:, 1].mean() / noise[:, 0].mean(), "noise scale near the target over before", ".0f", low=2
        ),
    }
    equal, uneven, normed = found.at("apart.all")
    told |= {
        "equal_parts": fact(
            equal, "five equal parts: relative distance of the mean gradient from that of the whole", ".0e", high=1e-14
        ),
        "uneven_parts": fact(uneven, "parts of 200 and 50, averaged alike: relative distance", ".0%", low=0.02),
        "normed_parts": fact(normed, "five equal parts with batch norm: relative distance", ".0%", low=0.02),
    }
    return told | settings(
        hidden=HIDDEN, target=TARGET, parts=5, sgd_power_from=SGD_POWER[0], sgd_power_to=SGD_POWER[1]
    )


STUDY = Study((), record, facts, seeds=SEEDS)
ACROSS = {"x": "batch", "log_x": True, "log_y": True, "x_label": "examples a step"}
SCENE = Scene(
    "How far a larger batch saves steps",
    STUDY,
    (
        Curves("steps", **ACROSS, band=True, y_label="steps to the target", domain=(15, 1500), title="Steps"),
        Curves("rate", **ACROSS, y_label="learning rate", domain=(5e-4, 10), title="Best rate"),
    ),
    caption=f"A network of {HIDDEN} units learns digits to a training loss of {TARGET:g}, at every batch at the best of {in_words(len(RULES['sgd'][1]))} rates. Beside the rules the line on which the number of examples stays the same. Means and ranges of {in_words(SEEDS)} seeds.",
    alt="On logarithmic axes the steps fall with the batch, at first as steeply as the straight line, then level off. On the right the best rates rise with the batch and level off as well.",
    clock=None,
)
