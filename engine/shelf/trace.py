"""Trace: what this process reads while it makes something, seen by Python's audit events and a few watched calls."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from engine.shelf import digests
from engine.shelf.callers import IMPORTERS, ONLY_ASK, asks, by, source_of, tells
from engine.shelf.digests import CODE, Read
from engine.shelf.roots import Roots, below, is_installed, is_standard, owner, versions
from engine.shelf.watches import Imports, watch_environment, watch_questions

UNSEEN = [
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.forkpty",
    "pty.spawn",
    "sqlite3.connect",
    "ctypes.dlopen",
    "urllib.Request",
    "os.startfile",
    "winreg.OpenKey",
]
HOMES = ("HOME", "PATH", "USER", "XDG_", "TMP", "TEMP")  # where fonts and folders lie: asked by whoever is loaded
READS_TIMES = ("getmtime", "getctime", "getatime")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Trace:
    """What is read from its making on. There is one in a process, and it can't be taken out again."""

    def __init__(self, ignored: str):
        self.ignored = (ignored,)  # folders of our own
        self.found: dict[tuple[str, str], object] = {}  # (kind, absolute path or name) -> as what, at the first look
        self.own: set[str] = set()  # files and folders this process made, and variables it set
        self.busy = False
        self.native = digests.native(os.environ)
        self.handlers = {"open": self._open, "os.listdir": self._list, "os.scandir": self._list, "os.mkdir": self._make}
        self.handlers |= {event: self._unseen(event) for event in UNSEEN}

    def start(self) -> None:
        """Watch from now on."""
        watch_questions(self)
        watch_environment(self)
        sys.meta_path.insert(0, Imports(self))
        sys.addaudithook(self._hear)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is done inside is no reading of the job's."""
        before, self.busy = self.busy, True
        try:
            yield
        finally:
            self.busy = before

    def code(self, path: str, kind: str = "code") -> None:
        """A file is run as Python; as the `study` alone of a scene's file."""
        with self.aside():
            self._file(os.path.abspath(path), kind)

    def given(self, what: str, digest: str) -> None:
        """Something is handed in from outside."""
        self.found["given", what] = digest

    def settle(self) -> None:
        """What was loaded so far are installed packages: their versions stand for them, and for their fonts and files;
        of the rest of the world, what they asked for by name stays: variables, modules, a matplotlibrc.
        """
        self.found = {
            (kind, what): value
            for (kind, what), value in self.found.items()
            if kind == "module"
            or (kind == "variable" and not what.startswith(HOMES))
            or (kind in ("there", "bytes", "code") and (is_installed(what) or what.endswith("matplotlibrc")))
        }

    def reads(self, roots: Roots) -> list[Read]:
        """The list: of paths below the roots in their terms, of installed modules the distributions."""
        with self.aside():
            for module in list(sys.modules.values()):
                file = getattr(module, "__file__", None)
                if isinstance(file, str):
                    self._file(os.path.abspath(file), "code" if file.endswith(".py") else "bytes", roots)
            found = dict(self.found)
            asked: dict[str, dict[str, list[str]]] = {}
            installed: dict[str, None] = {}
            listed: list[Read] = [("interpreter", "", digests.interpreter()), ("native", "", self.native)]
            for (kind, what), value in found.items():
                if kind == "module":
                    folder, _, name = what.rpartition("\0")
                    asked.setdefault(roots.told(folder), {}).setdefault(value, []).append(name)
                elif kind in ("variable", "environment", "given", "unseen"):
                    listed.append((kind, what, value))
                elif kind == "there" and value == "folder" and roots.around(what):
                    continue  # where a clone lies is no matter
                elif is_installed(what) and not below(what, roots.engine) and (name := owner(what)):
                    installed[name] = None
                else:
                    listed.append((kind, roots.told(what), value))
            known = versions()
            listed += [("distribution", name, known.get(name)) for name in installed]
            listed += [("modules", folder, {f: sorted(n) for f, n in by.items()}) for folder, by in asked.items()]
            return sorted(listed, key=lambda read: read[:2])

    def _hear(self, event: str, args: tuple) -> None:
        handler = self.handlers.get(event)
        if handler is None or self.busy:
            return
        self.busy = True
        try:
            handler(sys._getframe(1), *args)
        finally:
            self.busy = False

    def _open(self, frame: FrameType | None, path: object, mode: object, flags: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return  # a descriptor: what it stands for was opened before
        file = os.path.abspath(os.fsdecode(path))
        writes = any(c in mode for c in "wax+") if isinstance(mode, str) else bool(int(flags or 0) & WRITES)
        if writes:
            self._write(frame, file)
        elif by(frame, IMPORTERS) and file.endswith(".pyc"):
            self._file(source_of(file), "code")
        elif by(frame, IMPORTERS) and file.endswith(".py"):
            self._file(file, "code")
        elif not tells(frame):
            self._file(file, "bytes")

    def _file(self, file: str, kind: str, roots: Roots | None = None) -> None:
        if self._ours(file) or is_standard(file) or file == os.devnull:
            return
        if is_installed(file) and (roots is None or not below(file, roots.engine)) and owner(file):
            self.found.setdefault(("there", file), "file")
            return
        if (kind, file) in self.found or any((code, file) in self.found for code in CODE if kind == "code"):
            return
        status = digests.kind_of(file)
        if status != "file":
            self.found.setdefault(("there", file), status)
            if status == "other":
                self.found["unseen", f"read from {file}"] = 1
            return
        source = digests.read_bytes(file)
        raw = digests.bytes_digest(source)
        code = {"code": digests.code_digest, "study": digests.study_digest}.get(kind)
        self.found[kind, file] = [raw, _code_of(code, source, raw)] if code and source is not None else raw

    def _write(self, frame: FrameType | None, file: str) -> None:
        if self._ours(file) or by(frame, IMPORTERS) or file == os.devnull:
            return
        temporary = below(file, os.path.realpath(tempfile.gettempdir())) or below(file, tempfile.gettempdir())
        if os.path.lexists(file) or not temporary:
            self.found["unseen", f"written to {file}"] = 1
        self.own.add(file)

    def _make(self, _frame, path: object, *_) -> None:
        if isinstance(path, str | bytes | os.PathLike) and not os.path.lexists(path):
            self.own.add(os.path.abspath(os.fsdecode(path)))

    def _list(self, frame: FrameType | None, path: object = None) -> None:
        if by(frame, IMPORTERS):
            return
        if isinstance(path, int):
            self.found["unseen", "a folder listed by its descriptor"] = 1
            return
        folder = os.path.abspath(os.fsdecode(path) if path else ".")
        if not self._ours(folder) and not is_standard(folder):
            self.found.setdefault(("folder", folder), digests.listing(folder))

    def _ours(self, path: str) -> bool:
        return any(below(path, folder) for folder in self.ignored) or any(below(path, own) for own in self.own)

    def _unseen(self, event: str) -> Callable[..., None]:
        def handler(_frame, *args) -> None:
            if event != "ctypes.dlopen" or args[0]:
                self.found["unseen", event] = 1

        return handler

    def asked(self, frame: FrameType | None, path: object) -> None:
        """Someone asks whether something is there; or, where it is no question of that kind, all about it."""
        if self.busy or isinstance(path, int):
            return
        if frame is not None and asks(frame, "pathlib") and frame.f_code.co_name in ("stat", "lstat"):
            frame = frame.f_back  # Path.exists asks by way of Path.stat
        with self.aside():
            try:
                file = os.path.abspath(os.fsdecode(path))
            except (TypeError, ValueError):
                return
            if self._ours(file) or is_standard(file):
                return
            asker, kind = frame.f_code.co_name if frame else "", digests.kind_of(file)
            if asker in READS_TIMES:
                self.found["unseen", f"the time of {file}"] = 1
            elif kind == "file" and (asker == "getsize" or not asks(frame, *ONLY_ASK)):
                if not tells(frame):
                    self._file(file, "bytes")
            else:
                self.found.setdefault(("there", file), kind)

    def variable(self, name: object, value: str | None) -> None:
        """A variable of the environment is read; None where it is not there."""
        known = name in digests.FIXED or name == "MPLCONFIGDIR" or f"${name}" in self.own
        if not self.busy and isinstance(name, str) and not known:
            self.found.setdefault(("variable", name), digests.variable(value))

    def whole_environment(self) -> None:
        """Someone goes through all variables."""
        if not self.busy:
            self.found.setdefault(("environment", ""), digests.whole(os.environ))


_CODES: dict[tuple[object, str], str] = {}


def _code_of(code: Callable[[bytes], str], source: bytes, raw: str | None) -> str:
    """The digest of code, worked out once for the same bytes in this process and those forked from it."""
    key = (code, raw or "")
    if key not in _CODES:
        _CODES[key] = code(source)
    return _CODES[key]
