"""Twelve sick training runs on digits, each beside its treated one: loss, gradient, update, activity."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, first_weights, in_words, settings, switch, train
from engine.lab.method import note

from ._patients import CASES, Watched

SEEDS, STEPS, FLOOR = 3, 401, 1e-9
TICKS = (*range(0, 20, 2), *range(20, STEPS, 4))
CASE = Axis("case", "Case", tuple(range(1, len(CASES) + 1)), 1, "choice")
TREATED = switch("treated", "Show the treated run", False)
NAMES = {"train": "training images", "new": "new images", "gradient": "gradient", "update": "update / weights"}
NAMES |= {"active": "active, on average", "alive": "active on some image"}


def observed(run, name, seeds):
    """Series -> (seeds, ticks) of one run from each seed."""
    network, new = run.networks(seeds)
    start = run.scale * np.concatenate([first_weights(network, seed, "he") for seed in seeds])

    def active(theta):
        return np.concatenate([layer > 0 for layer in network.activations(theta)[1:-1]], axis=-1)

    measures = {
        "train": network.value,
        "new": new.value,
        "right": new.accuracy,
        "active": lambda theta: active(theta).mean(axis=(1, 2)),
        "alive": lambda theta: active(theta).any(axis=1).mean(axis=1),
    }
    watched = Watched(rule=run.rule, label=name)
    found = train(watched, network, start, run.rate, STEPS, measures, TICKS, seed=seeds[0]).measured
    gradient, zero, update, weights = np.array(watched.chart)[list(TICKS)].swapaxes(0, 1)
    found |= {"gradient": gradient, "zero": zero, "update": update / weights}
    return {key: values.T for key, values in found.items()}
