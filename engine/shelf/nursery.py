"""A nursery: a process that has loaded what is slow to load, and has each job done in a child of its own.

Jobs arrive on its standard input, one JSON object a line, and each is answered on its standard output by one line:
the mistakes in it, or none. What was made goes to the shelf. Whatever a job prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path

from engine.errors import Mistakes
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
    for line in iter(sys.stdin.readline, ""):
        answers.write(json.dumps(in_a_child(trace, json.loads(line))) + "\n")
        answers.flush()


def in_a_child(trace: Trace, job: dict) -> list[list]:
    """Do a job in a child of this process: the mistakes in it, each as [file, line, message]."""
    here, there = os.pipe()
    with trace.aside():
        child = os.fork()
    if not child:
        os._exit(_do_and_tell(trace, job, there))
    os.close(there)
    with os.fdopen(here, encoding="utf-8") as pipe:
        told = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if told and status == 0:
        return json.loads(told)
    return [[job["scene"], 0, f"the process that {job['doing']} it died: {_how(status)}"]]


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
