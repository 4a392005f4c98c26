"""A nursery: a process that has loaded what is slow to load, and has each job done in a child of its own.

Jobs arrive on its standard input, one JSON object a line, and each is answered on its standard output by one line:
the mistakes in it, or none. What was made goes to the shelf. Whatever a job prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

from engine.errors import Mistakes
from engine.shelf.limits import GRACE, spare_memory, within
from engine.shelf.roots import Roots
from engine.shelf.shelf import write_entry
from engine.shelf.trace import Trace


def main(shelf: str, *preloaded: str) -> None:
    """Load the modules named; then do jobs until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    trace = Trace(shelf)
    trace.start()
    for module in preloaded:
        import_module(module)
    trace.settle()
    known = False
    for line in iter(sys.stdin.readline, ""):
        job = json.loads(line)
        if not known:  # the digests of what is loaded are worked out here, once, and not in every child
            known = bool(trace.reads(Roots(job["book"])))
        answers.write(json.dumps(in_a_child(trace, job)) + "\n")
        answers.flush()


def in_a_child(trace: Trace, job: dict) -> list[list]:
    """Do a job in a child of this process: the mistakes in it, each as [file, line, message]."""
    here, there = os.pipe()
    with trace.aside():
        child = os.fork()
    if not child:
        os.close(here)
        spare_memory()
        os._exit(_do_and_tell(trace, job, there))
    os.close(there)
    signal.signal(signal.SIGTERM, lambda number, frame: _end(child))
    told = _heard(here, job["limit"] + GRACE)
    if told is None:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if told and status == 0:
        return json.loads(told)
    how = _how(status) if told is not None else f"still running after {job['limit']:g} s, the 'time_limit' of book.yml"
    return [[job["scene"], job["line"], f"the process that {job['doing']} it died: {how}"]]


def _heard(pipe: int, seconds: float) -> bytes | None:
    """All that comes out of a pipe; None where that takes longer. Whoever asked for it being gone, the whole ends."""
    told, until = b"", time.monotonic() + seconds
    with os.fdopen(pipe, "rb", buffering=0) as opened:
        while (left := until - time.monotonic()) > 0:
            ready = select.select([opened, sys.stdin], [], [], left)[0]
            if opened in ready:
                piece = opened.read(1 << 16)
                if not piece:
                    return told
                told += piece
            elif sys.stdin in ready:  # nothing is asked before the answer: it was closed
                os.kill(os.getpid(), signal.SIGTERM)
    return None


def _end(child: int) -> None:
    """End a child, and this process."""
    os.kill(child, signal.SIGKILL)
    os._exit(1)


def _do_and_tell(trace: Trace, job: dict, there: int) -> int:
    """The whole life of a child; its exit status."""
    try:
        mistakes = do(trace, job)
        with os.fdopen(there, "w", encoding="utf-8") as pipe:
            json.dump(mistakes, pipe)
        sys.stdout.flush()
        return 0
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stderr.flush()


def do(trace: Trace, job: dict) -> list[list]:
    """Do a job in this process, and put what it made on the shelf with what was read for it."""
    room, _, name = job["function"].partition(":")
    os.chdir(job["folder"])
    try:
        with within(job["limit"]):
            payload = getattr(import_module(room), name)(trace, *job["arguments"])
    except Mistakes as found:
        return [[str(one.place.file), one.place.line, one.message] for one in found.mistakes]
    reads = trace.reads(Roots(job["book"]))
    with trace.aside():
        write_entry(Path(job["entry"]), reads, payload)
    return []


def _how(status: int) -> str:
    """An exit status in words."""
    if status < 0:
        name = signal.Signals(-status).name
        return f"killed by {name}" + (", for want of memory most likely" if name == "SIGKILL" else "")
    return f"it left with status {status}"


if __name__ == "__main__":
    main(*sys.argv[1:])
