"""descend: the one loop. All runs of a sweep take each step together, as columns of one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.lab import described
from engine.lab.begin import begin
from engine.lab.method import note
from engine.lab.nudge import nudged
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.ranges import Number
from engine.maths.schedules import Constant, Schedule

Bounds = np.ndarray | Sequence[Sequence[Number]]

FAR = 10.0  # a run ends where it leaves the surface's window enlarged this many times


@dataclass(frozen=True)
class Descent:
    """Where every run was after each step: `path` (steps + 1, 2, runs), `loss` (steps + 1, runs), without noise.

    `ended` (runs,) is the number of the first step after which the run had left the bounds or the finite numbers, -1
    where it never did. From there on path and loss repeat the last good value.
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
    bounds: Bounds | None = None,
) -> Descent:
    """Take `steps` steps from `start` (2, runs), or (2,) for one run, at `rate` (runs,) or one for all.

    Every field of the parts may be a number or (runs,). Noise comes from a fresh generator with `seed`, so that
    two calls with one seed meet the same noise. `bounds` is ((x low, x high), (y low, y high)), each a number or
    (runs,); by default the objective's window enlarged `FAR` times. All is checked before the first step: ValueError,
    naming the argument or the field, where it is of the wrong shape or sign, not finite, or for other runs than the
    rest.
    """
    schedule = schedule or Constant()
    low, high = _corners(far(objective) if bounds is None else bounds)
    start = nudged(_checked(start))
    rate, runs = begin(optimizer, objective, schedule, rate, steps, start=start.shape[1], bounds=low.shape[1])
    note("Start", described.points(start))
    rng = np.random.default_rng(seed)
    descent = Descent(np.empty((steps + 1, 2, runs)), np.empty((steps + 1, runs)), np.full(runs, -1))
    path, loss, ended = descent.path, descent.loss, descent.ended
    path[0] = start
    loss[0] = objective.value(path[0])
    state = optimizer.init(path[0])
    with np.errstate(all="ignore"):
        for step in range(steps):
            theta = path[step + 1]  # the step is taken in the recording itself: its only copy
            theta[...] = path[step]
            optimizer.step(theta, state, objective.at(step, rng).grad, rate * schedule.multiplier(step, steps))
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


def _corners(bounds: Bounds) -> tuple[np.ndarray, np.ndarray]:
    """The low and the high corner of ((x low, x high), (y low, y high)), each (2, 1) or (2, runs).

    Raises ValueError where they are not two pairs that rise.
    """
    (x_low, x_high), (y_low, y_high) = bounds
    x_low, x_high, y_low, y_high = np.broadcast_arrays(*map(np.atleast_1d, (x_low, x_high, y_low, y_high)))
    low, high = np.stack([x_low, y_low]), np.stack([x_high, y_high])
    if low.ndim != 2 or not (low < high).all():
        raise ValueError(f"bounds are ((x low, x high), (y low, y high)), each low below its high, not {bounds!r}")
    return low, high


def _checked(start: ArrayLike) -> np.ndarray:
    """The start, (2, 1) or (2, runs). Raises ValueError for another shape and for what is not finite."""
    points = np.asarray(start, dtype=float)
    if points.ndim not in (1, 2) or len(points) != 2:
        rows = "; one point a row is the transposed" if points.ndim == 2 and points.shape[1] == 2 else ""
        raise ValueError(f"start is of shape {points.shape}, not (2, runs), or (2,) for one point{rows}")
    if not np.isfinite(points).all():
        raise ValueError("start holds something that is not finite")
    return points.reshape(2, -1)


def _park(descent: Descent, step: int, gone: np.ndarray) -> None:
    """Put the runs that are `gone` back to where they were a step earlier, where they stay."""
    descent.ended[gone & (descent.ended < 0)] = step
    np.copyto(descent.path[step], descent.path[step - 1], where=gone)
    np.copyto(descent.loss[step], descent.loss[step - 1], where=gone)
