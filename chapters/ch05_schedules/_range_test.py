"""A learning-rate range test on digits: how far the loss falls in 200 steps, for every rate."""

import numpy as np

from engine.lab.digits import digit_networks
from engine.lab.train import first_weights, train
from engine.maths.optimizers import SGD

RATES, SEEDS, HIDDEN, BATCH, STEPS = np.geomspace(0.001, 30, 46), 5, 32, 32, 200
SHARE = 0.8  # productive: the loss falls by this share of the largest fall


def range_test():
    """The training loss before the steps, (seeds,), and after them at every rate, (rates, seeds)."""
    found = [_one_seed(seed) for seed in range(SEEDS)]
    return np.array([before for before, _ in found]), np.stack([after for _, after in found], axis=1)


def _one_seed(seed):
    network, _ = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    trained = train(SGD(), network, start, RATES, STEPS, {"loss": network.value}, seed=seed)
    return network.value(start)[0], trained.measured["loss"][0]


def zone(before, after):
    """The productive zone (low, high): the band of rates around the best whose mean fall is SHARE of the best's."""
    fall = (before - after).mean(axis=1)
    good = fall >= SHARE * fall.max()
    best = int(fall.argmax())
    low = best - int(np.argmin(np.append(good[best::-1], False))) + 1
    high = best + int(np.argmin(np.append(good[best:], False))) - 1
    return float(RATES[low]), float(RATES[high])
