"""Batch norm in training and in use: statistics of the batch, and running averages in their place."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    count,
    described,
    digit_networks,
    first_weights,
    in_words,
    note,
    settings,
)
from engine.maths.networks import RELU, BatchNorm, LayerNorm
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, STEPS, EVERY, RATE, FORGETS, SMALL = 5, 32, 600, 30, 0.05, 0.1, 1e-5
BATCH = Axis("batch_size", "Batch size", (2, 4, 8, 16, 64), 2)
TICKS = tuple(range(0, STEPS + 1, EVERY))
LABELS = {"batch": "batch norm, its own batch", "running": "batch norm, running averages", "layer": "layer norm"}


def used(network, theta, mean, variance):
    """(runs,): the share read right with a mean and variance (runs, 1, units) in place of the batch's own."""
    first, last = network.layers(theta)
    z = (network.inputs @ first.weight - mean) / np.sqrt(variance + SMALL) * first.gain + first.bias
    outputs = network.activation.apply(z) @ last.weight + last.bias
    return (outputs.argmax(axis=-1) == network.targets.argmax(axis=-1)).mean(axis=-1)


def in_batches(network, theta, size):
    """(runs,): the share read right where each `size` digits, in order, are normalized together."""
    whole = len(network.inputs) // size * size
    x = network.inputs[:whole].reshape(-1, 1, size, network.inputs.shape[-1])
    targets = network.targets[:whole].reshape(-1, size, network.targets.shape[-1])
    return np.mean([network.on(a[0], b).accuracy(theta) for a, b in zip(x, targets, strict=True)], axis=0)


def trained(kind, size, seed):
    """Series -> (ticks,): shares of new digits read right on the way. The seed draws the weights and every batch."""
    seen, new = digit_networks((HIDDEN,), batch_size=size, activation=RELU, linear=kind)
    theta = first_weights(seen, seed, "he")
    rng, rule, columns = np.random.default_rng(seed), SGD(), theta.T
    mean, variance = np.zeros((1, 1, HIDDEN)), np.ones((1, 1, HIDDEN))
    found = {"layer": []} if isinstance(kind, LayerNorm) else {"batch": [], "running": []}
    count(1, STEPS)
    for step in range(STEPS + 1):
        if step in TICKS and "layer" in found:
            found["layer"].append(new.accuracy(theta)[0])
        elif step in TICKS:
            found["batch"].append(in_batches(new, theta, size)[0])
            found["running"].append(used(new, theta, mean, variance)[0])
        batch = seen.at(step, rng)
        z = batch.inputs @ seen.layers(theta)[0].weight
        mean += FORGETS * (z.mean(axis=1, keepdims=True) - mean)
        variance += FORGETS * (z.var(axis=1, ddof=1, keepdims=True) - variance)
        rule.step(columns, None, lambda at, batch=batch: batch.grad(at.T).T, RATE)
    return found


def record(axes, seeds):
    network, _ = digit_networks((HIDDEN,), activation=RELU, linear=BatchNorm(), batch_size=64)
    for what, how in described.objective(network):
        if what not in ("Batch size", "Network"):
            note(what, how)
    note("Network", f"64–{HIDDEN}–10, ReLU, batch norm or layer norm in the hidden layer")
    note("First weights", "He's, biases 0, gains 1, drawn anew for every seed, as the batches are")
    note("Rule", described.part(SGD()))
    note("Learning rate", f"{RATE:g}")
    note("Batch size", described.numbers(BATCH.values))
    note("Steps", f"{STEPS:,}")
    note(
        "Running averages",
        f"of each batch's mean and unbiased variance, {FORGETS:g} of the new one at every step, as PyTorch has it; from 0 and 1",
    )
    note(
        "Measured",
        "the share of new digits read right: in batches of the training's size, each normalized by itself; with the running averages; with layer norm",
    )
    grids = {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}
    each = [
        [trained(BatchNorm(), size, seed) | trained(LayerNorm(), size, seed) for size in BATCH.values] for seed in seeds
    ]
    for key in LABELS:
        right = [[one[key] for one in of] for of in each]
        grids[f"right.{key}"] = Grid(("seed", "batch_size", "step"), right)
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    """Shares at the end for the smallest and the largest batch, and their differences seed by seed, with errors."""
    fact = about(f"share of new digits read right after {STEPS} steps, mean of the seeds")
    apart = about("mean of the seeds' differences after the last step, in percentage points")
    small, large = ({key: 100 * found.at(f"right.{key}", batch_size=size)[:, -1] for key in LABELS} for size in (2, 64))
    ranges = {"batch_2": (0.15, 0.75), "running_2": (0.3, 0.87), "layer_2": (0.87, 1)}
    told = {}
    for size, last in ((2, small), (64, large)):
        for key, values in last.items():
            low, high = ranges.get(f"{key}_{size}", (0.87, 1))
            share, what = values.mean() / 100, f"{LABELS[key]}, batches of {size}"
            if f"{key}_{size}" in ranges and key != "layer":  # the rest hangs on how the processor rounds
                share, what = round(share, 1), f"{what}, to the nearest tenth"
            told[f"{key}_{size}"] = fact(share, what, ".0%", low=low, high=high)
    differences = {
        "alike": (large["batch"] - large["running"], "batches of 64: its own batch less running averages", -3, 3),
        "lost": (large["running"] - small["running"], "running averages: batches of 64 less those of 2", 8, 70),
        "layer_ahead": (small["layer"] - small["running"], "batches of 2: layer norm less running averages", 5, 70),
    }
    for key, (values, what, low, high) in differences.items():
        mean, error = values.mean(), values.std(ddof=1) / np.sqrt(len(values))
        if key == "layer_ahead":
            mean, error, what = 10 * round(mean / 10), 5 * np.ceil(error / 5), f"{what}, to the nearest ten"
        told[key] = apart(mean, what, ".0f", low=low, high=high)
        told[f"{key}_error"] = apart(error, f"{what}: standard error of the mean", ".0f", high=6)
    return told | settings(small=2, large=64)


STUDY = Study((BATCH,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Batch norm in training and in use",
    STUDY,
    (Curves("right", x="time", band=True, y_label="new digits read right", domain=(0, 1.03)),),
    caption=f"A network with batch norm, on new digits: normalized by the batch it comes in, as in training, and by running averages, as in use. Layer norm, which knows no batch, beside it. Means and ranges of {in_words(SEEDS)} seeds. Move the batch size.",
    alt=f"{in_words(len(LABELS)).capitalize()} curves of the share read right against the step. At a batch of two those of batch norm end below that of layer norm.",
    clock=Clock("step", times=TICKS),
)
