"""alone: one build of a book at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.shelf.shelf import LOCK, begin


@contextmanager
def alone(shelf: Path, say: Callable[[str], None]) -> Iterator[bool]:
    """Nobody else who asks for it makes anything for this shelf meanwhile; `say` is told whom we wait for.

    Yields whether we waited. The lock is the system's, which takes it away from whoever dies. Where there are no such
    locks, nobody waits.
    """
    begin(shelf)
    try:
        import fcntl
    except ImportError:
        yield False
        return
    with (shelf / LOCK).open("a+", encoding="utf-8") as file:
        waited = False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            say(f"waiting for another build of this book, by process {file.read().strip() or '?'}")
            fcntl.flock(file, fcntl.LOCK_EX)
            waited = True
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield waited
