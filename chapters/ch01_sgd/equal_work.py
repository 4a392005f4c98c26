"""Batch size on a real network: the variance of its gradient, and the loss after equal work."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    TRAINING,
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
)
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, DRAWS, EPOCHS = 3, 32, 400, 8
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
TRAINED = (4, 16, 64, 256)
RATE = Axis("learning_rate", "Learning rate", np.geomspace(0.005, 3, 14).tolist(), 0.005)
TIMES = np.linspace(0, EPOCHS, 17)


def variances(seed):
    """(sizes,): the variance of a minibatch's gradient, summed over all weights, of a network not yet trained."""
    network, _ = digit_networks((HIDDEN,))
    theta = first_weights(network, seed)
    rng, full = np.random.default_rng([seed, 1]), network.grad(theta)

    def off(size):
        chosen = rng.integers(0, len(network.inputs), size)  # with replacement, so that the terms are independent
        return ((network.on(network.inputs[chosen], network.targets[chosen]).grad(theta) - full) ** 2).sum()

    return [np.mean([off(size) for _ in range(DRAWS)]) for size in SIZES]


def losses(size, seeds):
    """The best rate in batches of `size`, and the training loss at it while all examples are seen EPOCHS times."""
    network, _ = digit_networks((HIDDEN,), batch_size=size)
    ticks = (TIMES / EPOCHS * (EPOCHS * TRAINING // size)).round().astype(int).tolist()
    found = learn(SGD(), network, seeds, ticks, {"loss": network.value}, axes=(RATE,))
    return found["loss"].best(RATE)


def record(axes, seeds):
    note(
        "Variance",
        f"left: of the gradient before training, summed over all weights, from {DRAWS} minibatches of each size, drawn with replacement",
    )
    note(
        "Equal work",
        f"right: as many examples are seen in all as {EPOCHS} times the training set, drawn afresh at every step; each size at the best of {len(RATE)} rates by its last loss",
    )
    measured = np.array([variances(seed) for seed in seeds])
    grids = {
        "variance.minibatch": Grid(("seed", "point"), measured),
        "variance.law": Grid(("point",), measured[:, 0].mean() / np.array(SIZES)),
        "size.all": Grid(("point",), SIZES),
        "epoch.all": Grid(("step",), TIMES),
    }
    for size in TRAINED:
        best = losses(size, seeds)
        grids |= {f"loss.m{size}": best.grid, f"rate.m{size}": Grid((), best.setting["learning_rate"])}
    return Recording(
        axes, grids, labels={f"m{m}": f"m = {m}" for m in TRAINED} | {"minibatch": "measured", "law": "1/m"}
    )


def facts(found):
    fact = about(f"digits, 64-{HIDDEN}-10 network")
    variance, law = found.mean("variance.minibatch"), found.at("variance.law")
    best, end = f"the best of {len(RATE)} rates", f"training loss after {EPOCHS} epochs"
    slope, off = f"slope of log variance against log m, {DRAWS} minibatches of each", "largest relative difference"
    told = {
        "slope": fact(power(SIZES, variance), slope, ".3f", low=-1.04, high=-0.96),
        "off": fact(np.abs(variance / law - 1).max(), f"{off} between it and that of one over m", ".0%", high=0.15),
    } | settings(rates=len(RATE), epochs=EPOCHS)
    ends = {size: found.mean(f"loss.m{size}")[-1] for size in TRAINED}
    for size in TRAINED:
        claim = {"low": ends[4]} if size == 256 else {}
        told[f"loss{size}"] = fact(ends[size], f"{end} at {best}, m = {size}", ".2g", **claim)
        told[f"rate{size}"] = fact(found.at(f"rate.m{size}"), f"{best} for m = {size}", ".2g")
    return told


STUDY = Study((), record, facts, seeds=SEEDS)
SIZED = {"log_x": True, "x_label": "batch size m", "y_label": "variance of the gradient"}
WORKED = {"x_label": "epochs of work", "y_label": "training loss"}
SCENE = Scene(
    "Batch size on a network",
    STUDY,
    (
        Curves("variance", "size", band=True, log_y=True, **SIZED, title="Noise of one step"),
        Curves("loss", "epoch", band=True, log_y=True, **WORKED, title="Equal work, each at its best rate"),
    ),
    caption=f"A network of {HIDDEN} hidden units on {in_words(TRAINING)} digits. The noise of one step is the variance of its gradient, beside $1/m$; equal work shows the loss against the number of examples seen. Means of {in_words(SEEDS)} seeds and the bands between them.",
    alt=f"The measured variance lies on a straight line of slope minus one on logarithmic axes. Beside it, {in_words(len(TRAINED))} falling curves of loss; those of small batches lie below that of {TRAINED[-1]} examples.",
    clock=Clock("epoch", times=tuple(TIMES.tolist())),
)
