"""Snapshots: one run with warm restarts, the networks at the end of each cycle, and what they say together."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings, standard_error
from engine.maths.networks import softmax
from engine.maths.optimizers import Momentum
from engine.maths.schedules import Cosine, Restarts

SEEDS, HIDDEN, BATCH, CYCLES, LENGTH = 20, 32, 32, 6, 150
RATE = Axis("learning_rate", "Peak learning rate", (0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.6), 0.03)
SEEN = 0.3  # points of accuracy that a difference would have to have to be seen
TICKS = tuple(range(LENGTH, CYCLES * LENGTH + 1, LENGTH))
LABELS = {"each": "snapshot alone", "together": "snapshots together", "one": "one cosine, same length"}


def record(axes, seeds):
    """Shares of new digits read right by each snapshot, by the mean of all so far, and by one cosine of that length."""
    network, new = digit_networks((HIDDEN,), batch_size=BATCH)

    def says(schedule):
        told = {"says": lambda theta: softmax(new.outputs(theta))}
        return learn(Momentum(), network, seeds, TICKS, told, axes=(RATE,), schedule=schedule)["says"].values

    def right(likelihoods):
        read = (likelihoods.argmax(axis=-1) == new.targets.argmax(axis=1)).mean(axis=-1)
        return Grid(("seed", "learning_rate", "step"), read)

    snapshots, one = says(Restarts(1 / CYCLES)), right(says(Cosine())).best(RATE, most=True).values
    together = right(snapshots.cumsum(axis=2)).best(RATE, most=True)
    each = right(snapshots).at(learning_rate=RATE.index(together.setting["learning_rate"])).values
    level = np.broadcast_to(one[:, -1:], one.shape)
    found = {"each": each, "together": together.values, "one": level}
    grids = {f"right.{key}": Grid(("seed", "point"), values) for key, values in found.items()}
    return Recording(axes, grids | {"cycle.all": Grid(("point",), range(1, CYCLES + 1))}, labels=LABELS)


def facts(found):
    each, together, one = (found.at(f"right.{key}")[:, -1] for key in LABELS)
    gain, error = 100 * (together - one).mean(), standard_error(100 * (together - one))
    fact = about(f"share of 797 new digits read right, mean of the seeds, at the best of {len(RATE)} rates")
    return {
        "last": fact(each.mean(), "the last snapshot alone", ".1%"),
        "together": fact(together.mean(), f"{CYCLES} snapshots together", ".1%"),
        "one": fact(one.mean(), "one cosine of the same length", ".1%"),
        "gain": fact(gain, "snapshots together less one cosine, in points", "+.2f", low=-SEEN, high=SEEN),
        "error": fact(error, "standard error of the difference of the two", ".2f"),
    } | settings(cycles=CYCLES, rates_tried=len(RATE), seen=SEEN)


STUDY = Study((), record, facts, seeds=SEEDS)
SCENE = Scene(
    "A snapshot ensemble",
    STUDY,
    (Curves("right", x="cycle", band=True, x_label="cycle", y_label="new digits read right", domain=(0.94, 1)),),
    caption=f"Momentum with warm restarts: the network at the end of each cycle, the mean of the likelihoods of all so far, and one run of the same length with a single cosine. Means of {in_words(SEEDS)} seeds, and the bands between them.",
    alt=f"{in_words(len(LABELS)).capitalize()} lines, all within a point or so of one another from the second cycle on: the snapshots alone, the snapshots together, and the level line of a single long cosine.",
    clock=None,
)
