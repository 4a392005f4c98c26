"""Tally: how many runs and steps were taken, counted where they are taken and not where they are told of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class Tally:
    """Runs begun, and steps in all of them together."""

    runs: int = 0
    steps: int = 0


_OPEN: ContextVar[tuple[Tally, ...]] = ContextVar("open tallies", default=())


@contextmanager
def counting() -> Iterator[Tally]:
    """A tally of all that is run inside, also by studies within studies."""
    tally = Tally()
    token = _OPEN.set((*_OPEN.get(), tally))
    try:
        yield tally
    finally:
        _OPEN.reset(token)


def count(runs: int, steps: int) -> None:
    """Add `runs` runs of `steps` steps each to every open tally: what each loop that takes steps says once."""
    for tally in _OPEN.get():
        tally.runs += runs
        tally.steps += runs * steps
