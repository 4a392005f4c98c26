"""Snapshots: one run with warm restarts, the networks at the end of each cycle, and what they say together."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import over_seeds, spread
from engine.lab.study import Study
from engine.lab.train import first_weights, train
from engine.maths.networks import softmax
from engine.maths.optimizers import Momentum
from engine.maths.schedules import Cosine, Restarts

SEEDS, HIDDEN, BATCH, CYCLES, LENGTH = 10, 32, 32, 6, 150
RATES = (0.03, 0.1, 0.2, 0.3)
STEPS = CYCLES * LENGTH


def one_seed(seed):
    """Shares of new digits read right at every rate: (rates, cycles) by each snapshot, and by the mean of all so far;
    (rates,) by one run of the same length with a single cosine."""
    network, test = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    told, answers = {"says": lambda theta: softmax(test.outputs(theta))}, test.targets.argmax(axis=1)
    ends = tuple(LENGTH * (n + 1) for n in range(CYCLES))
    said = train(Momentum(), network, start, RATES, STEPS, told, ends, Restarts(1 / CYCLES), seed).measured["says"]
    together = said.cumsum(axis=0)
    one = train(Momentum(), network, start, RATES, STEPS, told, (), Cosine(), seed).measured["says"]
    right = [(part.argmax(axis=-1) == answers).mean(axis=-1) for part in (said, together, one)]
    return right[0].T, right[1].T, right[2][0]


def record(axes):
    each, together, one = over_seeds(one_seed, SEEDS)
    best, own = int(together[..., -1].mean(axis=0).argmax()), int(one.mean(axis=0).argmax())
    each, together, one = each[:, best], together[:, best], one[:, own]
    grids = {"cycle.all": Grid(("point",), np.arange(1.0, CYCLES + 1))}
    for key, values in (("each", each), ("together", together), ("one", np.repeat(one[:, None], CYCLES, axis=1))):
        grids |= spread(f"right.{key}", ("point",), values)
    what = f"share of 797 new digits read right, mean of {SEEDS} seeds, at the best of {len(RATES)} rates"
    gain = 100 * (together[:, -1] - one)
    error = float(gain.std(ddof=1) / np.sqrt(SEEDS))
    facts = {
        "last": Fact(float(each[:, -1].mean()), f"the last snapshot alone: {what}", format=".1%"),
        "together": Fact(float(together[:, -1].mean()), f"{CYCLES} snapshots together: {what}", format=".1%"),
        "one": Fact(float(one.mean()), f"one cosine of the same length: {what}", format=".1%"),
        "gain": Fact(
            float(gain.mean()),
            f"snapshots together less one cosine, in points: {what}",
            format="+.2f",
            low=-2 * error,
            high=2 * error,
        ),
        "error": Fact(error, f"standard error of that difference: {what}", format=".2f"),
    }
    labels = {"each": "snapshot alone", "together": "snapshots together", "one": "one cosine, same length"}
    runs = 2 * SEEDS * len(RATES)
    return Recording(axes, grids, facts, labels, runs, runs * STEPS, 0)


STUDY = Study((), record)
SCENE = Scene(
    "A snapshot ensemble",
    STUDY,
    (Curves("right", x="cycle", band="right", x_label="cycle", y_label="new digits read right", domain=(0.94, 1)),),
    caption="Momentum with warm restarts: the network at the end of each cycle, the mean of the likelihoods of all so far, and one run of the same length with a single cosine. Means of ten seeds, and the bands between them.",
    alt="Three lines close together: snapshots together a little above the snapshots alone, beside the level line of a single long cosine.",
    clock=None,
)
