"""Training steps a second of many networks: all at once by stacked matmul, and one after the other in numpy and torch.

Every way trains the same networks (64-32-10, tanh, cross-entropy) by SGD with momentum on the same minibatches of 32
digits, from the same weights, each run at its own rate. A way too slow for all runs takes fewer, and says so.
"""

from __future__ import annotations

import numpy as np

from benchmarks.race import least_of_three
from engine.lab.digits import digits
from engine.lab.train import first_weights, train
from engine.maths.networks import Network
from engine.maths.optimizers import Momentum

RUNS, STEPS, BATCH, SEED = 64, 150, 32, 0
RATES = np.geomspace(0.001, 0.1, RUNS)


def compare() -> None:
    """The time of a run as a multiple of ours, and how far the weights are apart at the end."""
    seen, _ = digits()
    network = Network((64, 32, 10), seen.inputs, seen.targets, batch_size=BATCH)
    start = first_weights(network, SEED)
    seconds, ours = least_of_three(lambda: train(Momentum(), network, start, RATES, STEPS, {}, seed=SEED).theta)
    each = seconds / RUNS
    print(f"\nNetworks: {RUNS} runs of {STEPS} steps, {RUNS * STEPS / seconds:,.0f} steps a second; others take")
    for name, (way, runs) in WAYS.items():
        some = np.linspace(0, RUNS - 1, runs).astype(int)
        try:
            seconds, theirs = least_of_three(lambda way=way, some=some: way(network, start[0], RATES[some]))
        except ImportError as missing:
            print(f"  {name:34} not installed ({missing.name})")
            continue
        apart = np.abs(theirs - ours[some]).max()
        print(f"  {name:34} {seconds / runs / each:9.1f}   ({runs} runs; weights agree to {apart:.0e})")


def minibatches(network):
    """The examples of every step, in the order in which `train` draws them."""
    rng = np.random.default_rng(SEED)
    for step in range(STEPS):
        seen = network.at(step, rng)
        yield seen.inputs, seen.targets


def parts(theta):
    """The weights and biases of a 64-32-10 network, as views of theta (parameters,)."""
    return theta[:2048].reshape(64, 32), theta[2048:2080], theta[2080:2400].reshape(32, 10), theta[2400:]


def numpy_loop(network, start, rates):
    """One run after the other, as one writes it for a single network."""
    ends = []
    for rate in rates:
        weights = [part.copy() for part in parts(start)]
        velocities = [np.zeros_like(part) for part in weights]
        for x, y in minibatches(network):
            w1, b1, w2, b2 = weights
            hidden = np.tanh(x @ w1 + b1)
            scores = hidden @ w2 + b2
            likelihood = np.exp(scores - scores.max(axis=1, keepdims=True))
            likelihood /= likelihood.sum(axis=1, keepdims=True)
            error = (likelihood - y) / len(y)
            back = error @ w2.T * (1 - hidden**2)
            gradients = x.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)
            for weight, velocity, gradient in zip(weights, velocities, gradients, strict=True):
                velocity *= 0.9
                velocity -= rate * gradient
                weight += velocity
        ends.append(np.concatenate([weight.ravel() for weight in weights]))
    return np.array(ends)


def torch_loop(network, start, rates):
    """One run after the other: torch.nn, autograd and torch.optim, in float64 with one thread."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    ends = []
    for rate in rates.tolist():
        model = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10)).double()
        with torch.no_grad():
            for parameter, part in zip(model.parameters(), parts(start), strict=True):
                parameter.copy_(torch.from_numpy(part.T.copy()))
        optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
        for x, y in minibatches(network):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(torch.from_numpy(x)), torch.from_numpy(y)).backward()
            optimizer.step()
        ends.append(np.concatenate([p.detach().numpy().T.ravel() for p in model.parameters()]))
    return np.array(ends)


WAYS = {"numpy, run by run": (numpy_loop, 16), "torch, run by run": (torch_loop, 8)}
