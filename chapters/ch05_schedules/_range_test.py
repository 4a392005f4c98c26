"""A learning-rate range test on a small real network: how far the loss falls in 200 steps, for every rate.

A network of 2 inputs, 32 tanh units and one logistic output learns two interleaved half-moons (512 points, made here)
by minibatch SGD. All rates and seeds train at once, by stacked matmul, on the same minibatches.
"""

import numpy as np

RATES, SEEDS, POINTS, HIDDEN, BATCH, STEPS = np.geomspace(0.003, 100, 46), 6, 512, 32, 32, 200
SHARE = 0.8  # productive: the loss falls by this share of the largest fall


def moons(rng):
    """(points, 2) inputs on two noisy half circles and (points, 1) labels 0 or 1."""
    label = np.arange(POINTS) % 2
    angle = np.pi * rng.random(POINTS)
    x = np.where(label, 1 - np.cos(angle), np.cos(angle))
    y = np.where(label, 0.5 - np.sin(angle), np.sin(angle))
    inputs = np.stack([x, y], axis=1) + 0.15 * rng.standard_normal((POINTS, 2))
    return inputs - inputs.mean(axis=0), label[:, None].astype(float)


def losses(weights, inputs, labels):
    """Cross-entropy of every run, and the hidden units and errors that its gradient needs."""
    w1, b1, w2, b2 = weights
    hidden = np.tanh(inputs @ w1 + b1)
    score = hidden @ w2 + b2
    loss = (np.logaddexp(0, score) - labels * score).mean(axis=(-2, -1))
    return loss, hidden, (1 / (1 + np.exp(-np.clip(score, -500, 500))) - labels) / len(labels)


def step(weights, inputs, labels, rate):
    """One step of SGD, in place."""
    w2 = weights[2]
    _, hidden, error = losses(weights, inputs, labels)
    back = (error @ np.swapaxes(w2, -1, -2)) * (1 - hidden**2)
    gradients = (
        inputs.T @ back,
        back.sum(-2, keepdims=True),
        np.swapaxes(hidden, -1, -2) @ error,
        error.sum(-2, keepdims=True),
    )
    for weight, gradient in zip(weights, gradients, strict=True):
        weight -= rate * gradient


def range_test():
    """(rates, seeds): the loss on all points before training, and after it at every rate."""
    inputs, labels = moons(np.random.default_rng(0))
    inits = np.random.default_rng(1)
    first = inits.standard_normal((1, SEEDS, 2, HIDDEN)) / np.sqrt(2)
    second = inits.standard_normal((1, SEEDS, HIDDEN, 1)) / np.sqrt(HIDDEN)
    runs = (len(RATES), SEEDS)
    weights = [
        np.broadcast_to(first, (*runs, 2, HIDDEN)).copy(),
        np.zeros((*runs, 1, HIDDEN)),
        np.broadcast_to(second, (*runs, HIDDEN, 1)).copy(),
        np.zeros((*runs, 1, 1)),
    ]
    before = losses(weights, inputs, labels)[0]
    order = np.random.default_rng(2)
    for _ in range(STEPS):
        batch = order.choice(POINTS, BATCH, replace=False)
        step(weights, inputs[batch], labels[batch], RATES[:, None, None, None])
    return before, losses(weights, inputs, labels)[0]


def zone(before, after):
    """The productive zone (low, high): the band of rates around the best whose mean fall is SHARE of the best's."""
    fall = (before - after).mean(axis=1)
    good = fall >= SHARE * fall.max()
    best = int(fall.argmax())
    low = best - int(np.argmin(np.append(good[best::-1], False))) + 1
    high = best + int(np.argmin(np.append(good[best:], False))) - 1
    return float(RATES[low]), float(RATES[high])
