"""begin: what both loops, descend and train, do before their first step."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from engine.lab import described
from engine.lab.method import note
from engine.lab.tally import count
from engine.maths.objective import Objective
from engine.maths.optimizers import Optimizer
from engine.maths.ranges import common_runs, per_run, require
from engine.maths.schedules import Constant, Schedule


def begin(
    optimizer: Optimizer,
    objective: Objective,
    schedule: Schedule,
    rate: ArrayLike,
    steps: int,
    **lengths: int,
) -> tuple[np.ndarray, int]:
    """The rate as an array, () or (runs,), and the number of runs, which are counted; checked here, once for all steps.

    The runs are as many as the rate, the `lengths` of the loop's own arguments and the fields (runs,) of the three
    parts say. Raises ValueError where a part is of another kind, where they disagree, where a rate is negative or not
    finite, where `steps` is not a whole number of at least 0, or where the schedule cannot be had in so many steps.
    """
    for name, part, kind in (
        ("optimizer", optimizer, Optimizer),
        ("objective", objective, Objective),
        ("schedule", schedule, Schedule),
    ):
        if not isinstance(part, kind):
            raise ValueError(f"{name} is {part!r}, which is no {kind.__name__}")
    require("steps", steps, "whole [0, inf)")
    rate = np.asarray(rate, dtype=float)
    require("rate", rate, "[0, inf)")
    if steps:
        schedule(0, steps)
    own = [("rate", rate.size), *lengths.items(), (type(objective).__name__, objective.runs)]
    runs = common_runs([*own, *per_run(optimizer), *per_run(schedule)])
    count(runs, steps)
    _say(optimizer, objective, schedule, rate, steps)
    _keep_memory()
    return rate, runs


def _say(optimizer: Optimizer, objective: Objective, schedule: Schedule, rate: np.ndarray, steps: int) -> None:
    """Note what both loops were given."""
    rule = optimizer.label
    for what, how in described.objective(objective):
        note(what, how)
    note("Rule", described.part(optimizer), rule)
    note("Learning rate", described.numbers(rate), rule)
    if not isinstance(schedule, Constant):
        note("Schedule", f"the rate times that of {described.part(schedule)}", rule)
    note("Steps", f"{steps:,}", rule)


def _keep_memory() -> None:
    """Have glibc keep the memory of a step's temporaries for the next step.

    To hand it back and fetch it anew costs more than the step; freeing one large block raises the limits above which
    it does. On other systems this does nothing.
    """
    np.empty(31 << 20, np.uint8)
