"""train: the loop for networks. All settings of a seed take each step together, on the same minibatch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from engine.errors import nearest
from engine.lab.begin import begin
from engine.lab.method import note
from engine.lab.nudge import nudged
from engine.maths.networks import INITIALIZATIONS, Network, initialize
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.ranges import require
from engine.maths.schedules import Constant, Schedule

Measure = Callable[[np.ndarray], np.ndarray]
Gradient = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Training:
    """What was measured: name -> (ticks, runs, ...), and the weights `theta` (runs, parameters) after the last step.

    `ended` (runs,) is the number of the first step, of those in `ticks`, after which the run's weights or a measured
    number had left the finite numbers, -1 where none had. From there on the measured numbers of the run repeat their
    last good value; theta is what the last step left.
    """

    ticks: tuple[int, ...]
    measured: Mapping[str, np.ndarray]
    ended: np.ndarray
    theta: np.ndarray


def first_weights(network: Network, seed: int, scheme: str = "glorot") -> np.ndarray:
    """theta (1, parameters) before training: a scheme of INITIALIZATIONS, drawn from a fresh generator with `seed`.

    Raises ValueError where no scheme is called so.
    """
    if scheme not in INITIALIZATIONS:
        raise ValueError(f"no initialization is called '{scheme}'{nearest(scheme, INITIALIZATIONS)}")
    return initialize(network, INITIALIZATIONS[scheme], 1, np.random.default_rng(seed))


def train(
    optimizer: Optimizer,
    network: Objective,
    start: np.ndarray,
    rate: ArrayLike,
    steps: int,
    measures: Mapping[str, Measure],
    ticks: Sequence[int] = (),
    schedule: Schedule | None = None,
    seed: int = 0,
) -> Training:
    """Take `steps` steps from `start` (runs, parameters), or (1, parameters) for all, at `rate` (runs,) or one for all.

    `measures` are asked at the `ticks`, numbers of steps that rise, by default after the last step alone; each gets
    theta (runs, parameters) and gives (runs, ...). Minibatches come from a fresh generator with `seed`: two calls with
    one seed meet the same. Every field of the optimizer and the schedule may be a number or (runs,). All is checked
    before the first step: ValueError, naming the argument or the field, where it is of the wrong shape or sign, not
    finite, or for other runs than the rest; so is what a measure gives, when it is first asked.
    """
    schedule = schedule or Constant()
    start = nudged(_checked(start))
    rate, runs = begin(optimizer, network, schedule, rate, steps, start=len(start))
    if not start.any():
        note("Start", "all weights 0")
    ticks = _rising(ticks, steps)
    theta = np.broadcast_to(start, (runs, start.shape[1])).copy()
    columns = theta.T  # a rule sees (parameters, runs), as on a surface: the same numbers, nothing is copied
    state, rng = optimizer.init(columns), np.random.default_rng(seed)
    shown, found, finite = frozenset(ticks), {name: [] for name in measures}, []
    with np.errstate(all="ignore"):
        for step in range(steps + 1):
            if step in shown:
                finite.append(np.isfinite(theta).all(axis=1))
                for name, measure in measures.items():
                    found[name].append(_measured(name, measure, theta))
            if step < steps:
                grad = _by_columns(network.at(step, rng).grad)
                optimizer.step(columns, state, grad, rate * schedule.multiplier(step, steps))
    values = {name: np.stack(parts) for name, parts in found.items()}
    return Training(ticks, *_parked(ticks, values, np.stack(finite)), theta)


def _checked(start: np.ndarray) -> np.ndarray:
    """The start as an array. Raises ValueError where it is not (runs, parameters) or not finite."""
    start = np.asarray(start, dtype=float)
    if start.ndim != 2:
        raise ValueError(f"start is of shape {start.shape}, not (runs, parameters)")
    if not np.isfinite(start).all():
        raise ValueError("start holds something that is not finite")
    return start


def _rising(ticks: Sequence[int], steps: int) -> tuple[int, ...]:
    """The ticks, the last step alone where there are none. Raises ValueError where they do not rise from 0 to steps."""
    ticks = tuple(ticks) or (steps,)
    require("ticks", ticks, "each whole [0, steps]", {"steps": steps})
    for before, after in pairwise(ticks):
        if after <= before:
            raise ValueError(f"ticks must rise, each once: {after} follows {before}")
    return ticks


def _by_columns(grad: Gradient) -> Gradient:
    """The gradient (parameters, runs) at a theta of that shape, from one that has the runs first."""
    return lambda columns: grad(columns.T).T


def _measured(name: str, measure: Measure, theta: np.ndarray) -> np.ndarray:
    """What a measure gives for theta. Raises ValueError where it is not one entry a run."""
    value = np.array(measure(theta))
    if value.shape[:1] != theta.shape[:1]:
        raise ValueError(f"measure '{name}' gives the shape {value.shape}, not (runs, ...) for {len(theta)} runs")
    return value


def _parked(
    ticks: tuple[int, ...], values: Mapping[str, np.ndarray], finite: np.ndarray
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The values, each run's last good ones repeated from where it left the finite numbers, and where that was.

    `finite` (ticks, runs) says where the weights were.
    """
    good, runs = finite, finite.shape[1]
    for value in values.values():
        good = good & np.isfinite(value).reshape(len(ticks), runs, -1).all(axis=2)
    good = np.logical_and.accumulate(good, axis=0)
    ended = np.where(good[-1], -1, np.asarray(ticks)[np.argmin(good, axis=0)])
    last = np.maximum(good.sum(axis=0) - 1, 0)  # nothing is worse than not finite at the start
    at = np.minimum(np.arange(len(ticks))[:, np.newaxis], last)
    return {name: value[at, np.arange(runs)] for name, value in values.items()}, ended
