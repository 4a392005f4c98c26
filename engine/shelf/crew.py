"""Crew: jobs done side by side in processes of their own, each seeing only what it reads itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place, assigned
from engine.shelf.digests import fixed_environment
from engine.shelf.roots import ENGINE
from engine.shelf.shelf import Entry, Shelf, begin, read_entry


@dataclass(frozen=True)
class Job:
    """A function, named `module:function`, that makes what is kept under `key` for a scene of a book, a folder; both
    as whoever asked calls them.

    It is called as `function(trace, *arguments)` in the folder that the book lies in, and returns bytes. `doing` says
    in words what it does; `preloaded` are the modules that are loaded before it is begun, `limit` the seconds it has.
    """

    function: str
    arguments: tuple[str, ...]
    key: str
    scene: Path
    book: Path
    doing: str
    preloaded: tuple[str, ...] = ()
    limit: float = 600.0

    def told(self, shelf: Shelf) -> str:
        """The job as a line for a nursery."""
        return json.dumps(
            {
                "function": self.function,
                "arguments": self.arguments,
                "entry": str(shelf.file(self.key)),
                "scene": str(self.scene.resolve()),
                "book": str(self.book.resolve()),
                "folder": str(self.book.resolve().parent),
                "doing": self.doing,
                "limit": self.limit,
                "line": assigned(self.scene, "STUDY").line,
            }
        )

    def called(self, file: Path) -> Path:
        """A file of the book as whoever asked would call it."""
        whole = self.book.resolve()
        return self.book / file.relative_to(whole) if file.is_relative_to(whole) else file


@dataclass
class Crew:
    """Nurseries of a build, begun when first needed and used by one job at a time; `environment` is added to theirs."""

    shelf: Shelf
    environment: Mapping[str, str] = field(default_factory=dict)
    idle: dict[Sequence[str], list[subprocess.Popen]] = field(default_factory=dict)
    all: list[subprocess.Popen] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def do(self, job: Job) -> Entry:
        """The entry that a job made. Raises Mistakes: those in what its author wrote, or that it died."""
        nursery = self._take(job.preloaded)
        try:
            nursery.stdin.write(job.told(self.shelf) + "\n")
            nursery.stdin.flush()
            answer = nursery.stdout.readline()
        except OSError:
            answer = ""
        if not answer:
            raise Mistakes(
                [Mistake(assigned(job.scene, "STUDY"), f"the process that {job.doing} it died before it was done")]
            )
        with self.lock:
            self.idle[job.preloaded].append(nursery)
        found = [Mistake(Place(job.called(Path(file)), line), message) for file, line, message in json.loads(answer)]
        made = None if found else read_entry(self.shelf.file(job.key))
        if made is None:
            raise Mistakes(
                found or [Mistake(assigned(job.scene, "STUDY"), "what was made of it is gone from the shelf")]
            )
        return made

    def _take(self, preloaded: tuple[str, ...]) -> subprocess.Popen:
        with self.lock:
            idle = self.idle.setdefault(preloaded, [])
            if idle:
                return idle.pop()
        nursery = subprocess.Popen(
            [sys.executable, "-m", "engine.shelf.nursery", str(self.shelf.folder), *preloaded],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | fixed_environment(self.shelf.folder) | self.environment,
            cwd=ENGINE.parent,
            text=True,
            encoding="utf-8",
        )
        with self.lock:
            self.all.append(nursery)
        return nursery


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def hire(shelf: Shelf, environment: Mapping[str, str] | None = None) -> Iterator[Crew]:
    """A crew, in this environment besides; let go at the end, whatever it is doing."""
    begin(shelf.folder)
    crew = Crew(shelf, environment or {})
    try:
        yield crew
    finally:
        for nursery in crew.all:
            with suppress(OSError):  # one that died has nobody at the other end
                nursery.stdin.close()
            nursery.terminate()
            nursery.wait()
            nursery.stdout.close()
