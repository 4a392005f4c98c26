"""descend: the one loop. All runs of a sweep take each step together, as columns of one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.lab.tally import count
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Constant, Schedule

FAR = 10.0  # a run ends where it leaves the surface's window enlarged this many times


@dataclass(frozen=True)
class Descent:
    """Where every run was after each step: `path` (steps + 1, 2, runs), `loss` (steps + 1, runs), without noise.

    `ended` (runs,) is the step whose point lay outside the bounds or the finite numbers, else -1. From there on path
    and loss repeat the last good value.
    """

    path: np.ndarray
    loss: np.ndarray
    ended: np.ndarray


def descend(
    optimizer: Optimizer,
    objective: Objective,
    start: ArrayLike,
    rate: ArrayLike,
    steps: int,
    schedule: Schedule | None = None,
    seed: int = 0,
    bounds: ArrayLike | None = None,
) -> Descent:
    """Take `steps` steps from `start` (2, runs), or (2,) for one run, at `rate` (runs,) or one for all.

    Every field of the parts may be a number or (runs,). Noise comes from a fresh generator with `seed`, so that
    two calls with one seed meet the same noise. `bounds` is ((x low, x high), (y low, y high)), each a number or
    (runs,); by default the objective's window enlarged `FAR` times.
    """
    schedule = schedule or Constant()
    low, high = _corners(far(objective) if bounds is None else bounds)
    rng = np.random.default_rng(seed)
    descent = _blank(start, rate, steps)
    path, loss, ended = descent.path, descent.loss, descent.ended
    count(len(ended), steps)
    loss[0] = objective.value(path[0])
    state = optimizer.init(path[0])
    with np.errstate(all="ignore"):
        for step in range(steps):
            theta = path[step + 1]  # the step is taken in the recording itself: its only copy
            theta[...] = path[step]
            optimizer.step(theta, state, objective.at(step, rng).grad, rate * schedule(step, steps))
            loss[step + 1] = objective.value(theta)
            good = np.isfinite(loss[step + 1])
            good &= ((theta >= low) & (theta <= high)).all(axis=0)
            good &= ended < 0
            if not good.all():
                _park(descent, step + 1, ~good)
    return descent


def far(objective: Objective) -> np.ndarray:
    """The objective's window enlarged `FAR` times about its centre; the whole plane where it has no window."""
    window = getattr(objective, "window", None)
    if window is None:
        return np.array([[-np.inf, np.inf], [-np.inf, np.inf]])
    low, high = _corners(window)
    centre, half = (low + high) / 2, (high - low) / 2
    return np.stack([centre - FAR * half, centre + FAR * half], axis=1)


def _corners(bounds: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The low and the high corner of ((x low, x high), (y low, y high)), each (2, 1) or (2, runs)."""
    (x_low, x_high), (y_low, y_high) = bounds
    x_low, x_high, y_low, y_high = np.broadcast_arrays(*map(np.atleast_1d, (x_low, x_high, y_low, y_high)))
    return np.stack([x_low, y_low]), np.stack([x_high, y_high])


def _blank(start: ArrayLike, rate: ArrayLike, steps: int) -> Descent:
    """Room for the whole recording, the start filled in."""
    start = np.asarray(start, dtype=float).reshape(2, -1)
    (runs,) = np.broadcast_shapes(start.shape[1:], np.shape(rate))
    path = np.empty((steps + 1, 2, runs))
    path[0] = start
    return Descent(path, np.empty((steps + 1, runs)), np.full(runs, -1))


def _park(descent: Descent, step: int, gone: np.ndarray) -> None:
    """Put the runs that are `gone` back to where they were a step earlier, where they stay."""
    descent.ended[gone & (descent.ended < 0)] = step
    np.copyto(descent.path[step], descent.path[step - 1], where=gone)
    np.copyto(descent.loss[step], descent.loss[step - 1], where=gone)
