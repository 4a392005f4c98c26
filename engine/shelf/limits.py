"""Limits of what a scene may take: time, so that an endless loop is a mistake with its line, and memory."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from engine.errors import OutOfTime

GRACE = 5.0  # seconds that a job has to say where it was, before it is killed


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is inside ends with OutOfTime, wherever it is in Python, after so many seconds."""

    def ended(number, frame):
        signal.setitimer(signal.ITIMER_REAL, 1.0)  # again, should somebody catch even this
        raise OutOfTime(f"still running after {seconds:g} s, the 'time_limit' of book.yml")

    before = signal.signal(signal.SIGALRM, ended)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spare_memory() -> None:
    """Let this process ask for no more memory than the machine has: a scene that floods it gets a MemoryError."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
