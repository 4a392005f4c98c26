"""contest: networks that learn the same examples under different rules, at all settings and from several seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.errors import nearest
from engine.fact import Fact
from engine.lab.axis import Axis
from engine.lab.fields import field_names
from engine.lab.grid import Grid
from engine.lab.learn import learn
from engine.lab.race import by_class_name, label
from engine.lab.recording import Recording
from engine.lab.study import Study, nothing
from engine.maths.networks import Network
from engine.maths.optimizers import Optimizer
from engine.maths.schedules import Schedule

LOST = 1e3  # the loss that a run counts with once it has left all bounds


@dataclass(frozen=True)
class Entry:
    """One series of a contest: an update rule under a schedule."""

    rule: Optimizer
    schedule: Schedule | None = None

    def reached_by(self) -> frozenset[str]:
        """The names of the axes that would make a difference to it."""
        return frozenset({"learning_rate"}) | field_names(self.rule) | field_names(self.schedule)


def contest(
    networks: tuple[Network, Network],
    entries: Sequence[Optimizer] | Mapping[str, Optimizer | Entry],
    axes: Sequence[Axis],
    ticks: Sequence[int],
    *,
    seeds: int | tuple[int, ...],
    labels: Mapping[str, str] | None = None,
    facts: Callable[[Recording], Mapping[str, Fact]] = nothing,
) -> Study:
    """A study with loss.KEY on the examples seen and right.KEY, the share of new ones read right, both
    ("seed", axes..., "step"), measured at `ticks`, which time.all ("step",) holds; the last one ends the training.

    `networks` are the one trained and the one examined. A key is a rule's class name in small letters, or what a
    mapping says. An axis acts by its name, on all entries: `learning_rate`, or a field of the rule or the schedule.
    Raises ValueError, with the nearest name, for an axis that an entry does not know.
    """
    seen, new = networks
    whole = entries if isinstance(entries, Mapping) else by_class_name(entries)
    entered = {key: entry if isinstance(entry, Entry) else Entry(entry) for key, entry in whole.items()}
    for key, entry in entered.items():
        for axis in axes:
            if axis.name not in entry.reached_by():
                raise ValueError(
                    f"axis '{axis.name}' matches nothing in '{key}'{nearest(axis.name, entry.reached_by())}"
                )
    named = {key: label(entry.rule) for key, entry in entered.items()} | dict(labels or {})
    measures = {"loss": lambda theta: np.clip(seen.value(theta), 1e-6, LOST), "right": new.accuracy}

    def record(axes: tuple[Axis, ...], seeds: Sequence[int]) -> Recording:
        grids = {"time.all": Grid(("step",), np.array(ticks, dtype=float))}
        for key, entry in entered.items():
            found = learn(entry.rule, seen, seeds, ticks, measures, axes=axes, schedule=entry.schedule)
            grids |= {f"{quantity}.{key}": found[quantity] for quantity in measures}
        return Recording(axes, grids, labels=named)

    return Study(tuple(axes), record, facts, seeds)
