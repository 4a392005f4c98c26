"""Watches: what Python raises no audit event for. Which modules are looked for, whether a file is there, variables."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from types import FrameType
from typing import Protocol

from engine.shelf import digests
from engine.shelf.roots import is_installed, is_standard


class Watched(Protocol):
    """What a watch needs of the trace that it tells."""

    found: dict[tuple[str, str], object]
    own: set[str]
    busy: bool

    def aside(self) -> AbstractContextManager[None]:
        """What is done inside is no reading of the job's."""
        ...

    def asked(self, frame: FrameType | None, path: object) -> None:
        """Someone asks whether something is there."""
        ...

    def variable(self, name: object, value: str | None) -> None:
        """A variable is read."""
        ...

    def whole_environment(self) -> None:
        """All variables are gone through."""
        ...


class Imports:
    """The first of the finders, which finds nothing and sees what is looked for, and where."""

    def __init__(self, trace: Watched):
        self.trace, self.folders = trace, {}

    def find_spec(self, name, path=None, _target=None):
        if self.trace.busy or name in sys.builtin_module_names:
            return None
        with self.trace.aside():
            tail = name.rpartition(".")[2]
            search = [os.path.abspath(folder or ".") for folder in (sys.path if path is None else list(path))]
            for folder in search:
                if is_standard(folder) or folder.endswith(".zip"):
                    if path is None and tail in sys.stdlib_module_names:
                        break
                    continue
                if folder not in self.folders:
                    self.folders[folder] = digests.importable(folder)
                found = digests.resolution(self.folders[folder], tail)
                if not is_installed(folder) or (not found and path is None):
                    self.trace.found.setdefault(("module", f"{folder}\0{tail}"), found)
                if found and not found.endswith("/"):
                    break
        return None


def watch_questions(trace: Watched) -> None:
    """os.stat and its kin, as Python code calls them; the machinery of imports asks by another door."""
    for name in ("stat", "lstat", "access", "readlink"):
        real = getattr(os, name)

        def watched(path, *args, _real=real, **options):
            trace.asked(sys._getframe(1), path)
            return _real(path, *args, **options)

        for supports in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks, os.supports_effective_ids):
            if real in supports:
                supports.add(watched)
        setattr(os, name, watched)


def watch_environment(trace: Watched) -> None:
    """os.environ, as Python code reads it; what the process sets itself is no reading."""
    kind = type(os.environ)
    get, put, drop, names = kind.__getitem__, kind.__setitem__, kind.__delitem__, kind.__iter__

    def read(self, name):
        trace.variable(
            _text(name), self.decodevalue(self._data[key]) if (key := _key(self, name)) in self._data else None
        )
        return get(self, name)

    def write(self, name, value):
        trace.own.add(f"${_text(name)}")
        put(self, name, value)

    def delete(self, name):
        trace.own.add(f"${_text(name)}")
        drop(self, name)

    def through(self):
        trace.whole_environment()
        return names(self)

    kind.__getitem__, kind.__setitem__, kind.__delitem__, kind.__iter__ = read, write, delete, through


def _key(environment, name):
    try:
        return environment.encodekey(name)
    except TypeError:
        return None


def _text(name: object) -> object:
    return os.fsdecode(name) if isinstance(name, bytes) else name
