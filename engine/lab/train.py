"""train: the loop for networks. All settings of a seed take each step together, on the same minibatch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.lab.tally import count
from engine.maths.networks import INITIALIZATIONS, Network, initialize
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Constant, Schedule

Measure = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Training:
    """What was measured: name -> (ticks, runs, ...), and the weights `theta` (runs, parameters) after the last step.

    `ended` (runs,) is the first of the `ticks` at which a measured number was not finite, else -1; from there on the
    numbers of that run repeat their last good value.
    """

    ticks: tuple[int, ...]
    measured: Mapping[str, np.ndarray]
    ended: np.ndarray
    theta: np.ndarray


def first_weights(network: Network, seed: int, scheme: str = "glorot") -> np.ndarray:
    """theta (1, parameters) before training: a scheme of INITIALIZATIONS, drawn from a fresh generator with `seed`."""
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

    `measures` are asked at the `ticks`, in steps, by default after the last step alone; each gets theta and gives
    (runs, ...). Minibatches come from a fresh generator with `seed`: two calls with one seed meet the same. Fields of
    the optimizer and the schedule that differ from run to run are (runs, 1), as theta has its parameters last.
    """
    _keep_memory()
    schedule = schedule or Constant()
    ticks = tuple(ticks) or (steps,)
    runs = max(len(start), np.size(rate))
    theta = np.broadcast_to(start, (runs, start.shape[1])).copy()
    rate = np.asarray(rate, dtype=float).reshape(-1, 1)
    state, rng = optimizer.init(theta), np.random.default_rng(seed)
    count(runs, steps)
    found = {name: [] for name in measures}
    with np.errstate(all="ignore"):
        for step in range(steps + 1):
            if step in ticks:
                for name, measure in measures.items():
                    found[name].append(np.array(measure(theta)))
            if step < steps:
                optimizer.step(theta, state, network.at(step, rng).grad, rate * schedule(step, steps))
    values = {name: np.stack(parts) for name, parts in found.items()}
    return Training(ticks, *_parked(ticks, values, runs), theta)


def _keep_memory() -> None:
    """Have glibc keep the memory of a step's temporaries for the next step, rather than hand it back and fetch it anew,
    which costs more than the step: freeing one large block raises its limits. On other systems this does nothing."""
    np.empty(31 << 20, np.uint8)


def _parked(ticks, values: dict[str, np.ndarray], runs: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The values, each run's last good ones repeated from where it left the finite numbers, and where that was."""
    good = np.ones((len(ticks), runs), dtype=bool)
    for value in values.values():
        good &= np.isfinite(value).reshape(len(ticks), runs, -1).all(axis=2)
    good = np.logical_and.accumulate(good, axis=0)
    ended = np.where(good[-1], -1, np.asarray(ticks)[np.argmin(good, axis=0)])
    last = np.maximum(good.sum(axis=0) - 1, 0)  # nothing is worse than not finite at the start
    at = np.minimum(np.arange(len(ticks))[:, np.newaxis], last)
    return {name: value[at, np.arange(runs)] for name, value in values.items()}, ended
