"""contest: networks that learn the same examples under different rules, at all settings and from several seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.fact import Fact
from engine.lab.fields import with_fields
from engine.lab.recording import Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis, Sweep
from engine.lab.train import first_weights, train
from engine.maths.networks import Network
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Schedule

LOST = 1e3  # the loss that a run counts with once it has left all bounds


@dataclass(frozen=True)
class Entry:
    """One series of a contest: an update rule under a schedule."""

    rule: Optimizer
    schedule: Schedule | None = None


def contest(
    entries: Mapping[str, Entry],
    networks: tuple[Network, Network],
    axes: tuple[Axis, ...],
    steps: int,
    *,
    every: int,
    seeds: int,
    labels: Mapping[str, str],
    facts: Callable[[Recording], Mapping[str, Fact]] = lambda _: {},
) -> Study:
    """A study with loss.KEY on the examples seen and right.KEY, the share of new ones read right, (seed, axes...,
    step); time.all are the steps shown. `networks` are the one trained and the one examined."""
    seen, new = networks
    ticks = tuple(range(0, steps + 1, every))
    measures = {"loss": lambda theta: np.clip(seen.value(theta), 1e-6, LOST), "right": new.accuracy}

    def record(axes, seeds):
        sweep = Sweep(axes)
        columns = {name: column[:, np.newaxis] for name, column in sweep.columns().items()}
        found = {}
        for key, entry in entries.items():
            rule, schedule = with_fields(entry.rule, columns), with_fields(entry.schedule, columns)
            rates = columns["learning_rate"][:, 0]
            trained = [
                train(rule, seen, first_weights(seen, seed), rates, steps, measures, ticks, schedule, seed).measured
                for seed in seeds
            ]
            for name in measures:
                values = np.stack([one[name].T.reshape(*sweep.shape, len(ticks)) for one in trained])
                found[f"{name}.{key}"] = Grid(("seed", *sweep.names, "step"), values)
        grids = {"time.all": Grid(("step",), np.array(ticks, dtype=float))} | found
        return Recording(axes, grids, {}, dict(labels))

    return Study(tuple(axes), record, facts, seeds)
