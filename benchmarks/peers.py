"""Adam on the winding valley as others would write it.

Each takes start (2, runs), rate (runs,) and bend (runs,) and gives the path (steps + 1, 2, runs).
"""

from __future__ import annotations

import math

import numpy as np

BETA1, BETA2, DELTA = 0.9, 0.999, 1e-8
A, B, AMPLITUDE = 1.0, 30.0, 0.3


def value(theta, bend, sin):
    """The winding valley, in the arrays of whichever library `sin` is of."""
    return 0.5 * (A * theta[0] ** 2 + B * (theta[1] - AMPLITUDE * sin(bend * theta[0])) ** 2)


def gradient(theta, bend, xp):
    """Its gradient; `xp` is numpy or a library that writes as it does."""
    pull = B * (theta[1] - AMPLITUDE * xp.sin(bend * theta[0]))
    return xp.stack([A * theta[0] - pull * AMPLITUDE * bend * xp.cos(bend * theta[0]), pull])


def temporaries(start, rate, bend, steps):
    """numpy over all runs, each line making new arrays, the recording collected in lists."""
    theta, m, v = start, np.zeros_like(start), np.zeros_like(start)
    path, losses = [theta], [value(theta, bend, np.sin)]
    for t in range(1, steps + 1):
        g = gradient(theta, bend, np)
        m = BETA1 * m + (1 - BETA1) * g
        v = BETA2 * v + (1 - BETA2) * g**2
        theta = theta - rate * (m / (1 - BETA1**t)) / (np.sqrt(v / (1 - BETA2**t)) + DELTA)
        path.append(theta)
        losses.append(value(theta, bend, np.sin))
    np.array(losses)
    return np.array(path)


def loop_of_arrays(start, rate, bend, steps):
    """numpy one run after the other, as an optimizer is usually written."""
    columns = range(start.shape[1])
    return np.concatenate([temporaries(start[:, [i]], rate[[i]], bend[[i]], steps) for i in columns], axis=2)


def loop_of_floats(start, rate, bend, steps):
    """Plain Python numbers, one run after the other."""
    path = np.empty((steps + 1, 2, len(rate)))
    losses = np.empty((steps + 1, len(rate)))
    for run, (x, y) in enumerate(start.T.tolist()):
        m, v, w = [0.0, 0.0], [0.0, 0.0], float(bend[run])
        theta = [x, y]
        path[0, :, run], losses[0, run] = theta, value(theta, w, math.sin)
        for t in range(1, steps + 1):
            pull = B * (theta[1] - AMPLITUDE * math.sin(w * theta[0]))
            g = (A * theta[0] - pull * AMPLITUDE * w * math.cos(w * theta[0]), pull)
            for i in (0, 1):
                m[i] = BETA1 * m[i] + (1 - BETA1) * g[i]
                v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] ** 2
                theta[i] -= rate[run] * (m[i] / (1 - BETA1**t)) / (math.sqrt(v[i] / (1 - BETA2**t)) + DELTA)
            path[t, :, run], losses[t, run] = theta, value(theta, w, math.sin)
    return path


def torch_by_rate(start, rate, bend, steps):
    """torch.optim.Adam, all runs of one rate in a parameter group of their own, gradients by autograd."""
    import torch

    torch.set_num_threads(1)
    rates, group = np.unique(rate, return_inverse=True)
    columns = [np.flatnonzero(group == i) for i in range(len(rates))]
    thetas = [torch.tensor(start[:, c], requires_grad=True) for c in columns]
    bends = [torch.tensor(bend[c]) for c in columns]
    groups = [{"params": [theta], "lr": float(lr)} for theta, lr in zip(thetas, rates, strict=True)]
    optimizer = torch.optim.Adam(groups, betas=(BETA1, BETA2), eps=DELTA)
    path, losses = np.empty((steps + 1, *start.shape)), np.empty((steps + 1, start.shape[1]))
    for t in range(steps + 1):
        optimizer.zero_grad()
        loss = [value(theta, w, torch.sin) for theta, w in zip(thetas, bends, strict=True)]
        for c, theta, at in zip(columns, thetas, loss, strict=True):
            path[t][:, c], losses[t, c] = theta.detach(), at.detach()
        sum(at.sum() for at in loss).backward()
        optimizer.step()
    return path


def jax_scan(start, rate, bend, steps):
    """jax in double precision: lax.scan, compiled in the first of the three calls."""
    import jax

    jax.config.update("jax_enable_x64", True)
    return np.asarray(_compiled(jax, steps)(start, rate, bend)[0])


def _compiled(jax, steps, kept={}):  # noqa: B006  the compiled function is kept from call to call
    def descend(start, rate, bend):
        def step(carry, t):
            theta, m, v = carry
            g = gradient(theta, bend, jax.numpy)
            m, v = BETA1 * m + (1 - BETA1) * g, BETA2 * v + (1 - BETA2) * g**2
            moved = theta - rate * (m / (1 - BETA1**t)) / (jax.numpy.sqrt(v / (1 - BETA2**t)) + DELTA)
            return (moved, m, v), (theta, value(theta, bend, jax.numpy.sin))

        still = jax.numpy.zeros_like(start)
        return jax.lax.scan(step, (start, still, still), jax.numpy.arange(1.0, steps + 2))[1]

    return kept.setdefault(steps, jax.jit(descend))


PEERS = {  # name -> (way, the most runs it is given)
    "numpy, new arrays in every line": (temporaries, 1_000_000),
    "numpy, one run after the other": (loop_of_arrays, 60),
    "plain Python": (loop_of_floats, 200),
    "torch.optim.Adam, grouped by rate": (torch_by_rate, 1_000_000),
    "jax.lax.scan, compiled": (jax_scan, 1_000_000),
}
