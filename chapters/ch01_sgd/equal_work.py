"""Batch size on a real network: the variance of its gradient, and the loss after equal work."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import TRAINING, digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.train import first_weights, train
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, DRAWS, EPOCHS = 3, 32, 400, 8
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
TRAINED = (4, 16, 64, 256)
RATES = np.geomspace(0.005, 3, 14)
TICKS = 17


def variances(seed):
    """(sizes,): the variance of a minibatch's gradient, summed over all weights, of a network not yet trained."""
    network, _ = digit_networks((HIDDEN,))
    theta = first_weights(network, seed)
    rng, full = np.random.default_rng([seed, 1]), network.grad(theta)

    def off(size):
        chosen = rng.integers(0, len(network.inputs), size)  # with replacement, so that the terms are independent
        return ((network.on(network.inputs[chosen], network.targets[chosen]).grad(theta) - full) ** 2).sum()

    return np.array([np.mean([off(size) for _ in range(DRAWS)]) for size in SIZES])


def losses(size, seed):
    """(rates, ticks): the training loss while all examples are seen EPOCHS times, at every rate."""
    network, _ = digit_networks((HIDDEN,), batch_size=size)
    start = first_weights(network, seed)
    steps = EPOCHS * TRAINING // size
    ticks = np.linspace(0, steps, TICKS).round().astype(int).tolist()
    trained = train(SGD(), network, start, RATES, steps, {"loss": network.value}, ticks, seed=seed)
    gone = trained.ended >= 0
    return np.where(gone, np.inf, trained.measured["loss"]).T


def record(axes):
    spreads = np.stack([variances(seed) for seed in range(SEEDS)])
    law = spreads[:, :1] / SIZES
    grids = spread("variance.minibatch", ("point",), spreads) | {
        "variance.law": Grid(("point",), law.mean(axis=0)),
        "size.all": Grid(("point",), np.array(SIZES, dtype=float)),
        "epoch.all": Grid(("step",), np.linspace(0, EPOCHS, TICKS)),
    }
    ends, best = {}, {}
    for size in TRAINED:
        loss = np.stack([losses(size, seed) for seed in range(SEEDS)])
        own = int(loss[..., -1].mean(axis=0).argmin())
        grids |= spread(f"loss.m{size}", ("step",), loss[:, own])
        ends[size], best[size] = float(loss[:, own, -1].mean()), float(RATES[own])
    labels = {f"m{size}": f"m = {size}" for size in TRAINED} | {"minibatch": "measured", "law": "1/m"}
    runs = SEEDS * len(RATES) * len(TRAINED)
    steps = SEEDS * len(RATES) * sum(EPOCHS * TRAINING // size for size in TRAINED)
    return Recording(axes, grids, facts(spreads, law, ends, best), labels, runs, steps, 0)


def facts(spreads, law, ends, best):
    what = f"digits, 64-{HIDDEN}-10 network, mean of {SEEDS} seeds"
    at_end = f"training loss after {EPOCHS} epochs at the best of {len(RATES)} rates"
    found = {
        "slope": Fact(
            float(np.polyfit(np.log(SIZES), np.log(spreads.mean(axis=0)), 1)[0]),
            f"slope of log variance against log m, {DRAWS} minibatches of each size, {what}",
            format=".3f",
            low=-1.04,
            high=-0.96,
        ),
        "off": Fact(
            float(np.abs(spreads.mean(axis=0) / law.mean(axis=0) - 1).max()),
            f"largest relative difference between the variance and that of single examples over m, {what}",
            format=".0%",
            high=0.15,
        ),
    }
    for size in TRAINED:
        above = {"low": ends[4]} if size == 256 else {}
        found[f"loss{size}"] = Fact(ends[size], f"{at_end}, m = {size}, {what}", format=".2g", **above)
        found[f"rate{size}"] = Fact(best[size], f"the best of {len(RATES)} rates for m = {size}, {what}", format=".2g")
    return found


STUDY = Study((), record)
SCENE = Scene(
    "Batch size on a network",
    STUDY,
    (
        Curves(
            "variance",
            x="size",
            band="variance",
            log_x=True,
            log_y=True,
            x_label="batch size m",
            y_label="variance of the gradient",
            title="Noise of one step",
        ),
        Curves(
            "loss",
            x="epoch",
            band="loss",
            log_y=True,
            x_label="epochs of work",
            y_label="training loss",
            title="Equal work, each at its best rate",
        ),
    ),
    caption="A network of 32 hidden units on a thousand digits. Left: the variance of its gradient beside $1/m$. Right: the loss against the number of examples seen. Means of three seeds and the bands between them.",
    alt="Left, the measured variance lies on a straight line of slope minus one on logarithmic axes. Right, four falling curves of loss; those of small batches lie below that of 256 examples.",
    clock=Clock("epoch", times=tuple(np.linspace(0, EPOCHS, TICKS).tolist())),
)
