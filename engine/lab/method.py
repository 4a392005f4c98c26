"""The method of a study: how its runs were made, noted by the loops that make them, so that a reader can repeat them.

Nothing of it is typed beside an experiment, where it could be forgotten or grow old: `descend`, `train` and `learn`
say what they were given, and a study keeps what was said while it ran.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

ORDER = (
    "Loss",
    "Network",
    "Data",
    "Examples",
    "First weights",
    "Start",
    "Rule",
    "Learning rate",
    "Schedule",
    "Gradient",
    "Noise",
    "Batch size",
    "Minibatches",
    "Steps",
    "Measured",
    "Best",
)  # in which a method is told; what else an experiment notes of its own comes after
Notes = dict[str, dict[str, list[str]]]  # what -> how -> the rules it was noted with

_OPEN: ContextVar[tuple[Notes, ...]] = ContextVar("open methods", default=())


@contextmanager
def noting() -> Iterator[Notes]:
    """All that is noted inside, also by studies within studies."""
    notes: Notes = {}
    token = _OPEN.set((*_OPEN.get(), notes))
    try:
        yield notes
    finally:
        _OPEN.reset(token)


def note(what: str, how: str, rule: str = "") -> None:
    """Say how runs are made: `what` is such as "Start", `how` a sentence with formulas in $...$, the same one once.

    `rule` is the update rule that it was said of. Where others have it otherwise, it is told with the rule's name.
    """
    for notes in _OPEN.get():
        rules = notes.setdefault(what, {}).setdefault(how, [])
        if rule and rule not in rules:
            rules.append(rule)


def method(notes: Notes) -> dict[str, tuple[str, ...]]:
    """What was noted, in order: what -> each way how, with the rules it is true of where it is not true of all."""
    every = set(_flat(notes.get("Rule", {})))
    known = [what for what in ORDER if what in notes]
    others = [what for what in notes if what not in ORDER]
    return {what: tuple(_told(notes[what], set() if what == "Rule" else every)) for what in (*known, *others)}


def _told(ways: Mapping[str, list[str]], every: set[str]) -> Iterator[str]:
    """Each way how, headed by the rules it is true of where those are some of `every`, or are most but not all."""
    for how, rules in ways.items():
        some = bool(rules) and set(rules) < every
        most = some and len(ways) > 1 and 2 * len(set(rules)) > len(every)
        yield f"all others: {how}" if most else f"{', '.join(rules)}: {how}" if some else how


def _flat(ways: Mapping[str, list[str]]) -> Iterator[str]:
    return (rule for rules in ways.values() for rule in rules)
