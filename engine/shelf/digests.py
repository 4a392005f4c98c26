"""What the world holds now: the one table of what can be read while something is made, and how it is told again."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from importlib.machinery import all_suffixes
from pathlib import Path

from engine.shelf.roots import Roots, versions
from engine.shelf.sources import code_digest
from engine.shelf.study_part import study_digest

Read = tuple[str, str, object]  # what kind of thing, which, and as what it was found; JSON holds it
NATIVE = ("OPENBLAS_", "GOTO_", "OMP_", "MKL_", "NPY_", "NUMPY_", "BLIS_", "VECLIB_")  # read below Python
FIXED = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",  # a set of texts is gone through in one order
    "MPLBACKEND": "svg",
}  # of the environment in which things are made, whatever the command's own says
SUFFIXES = tuple(sorted(all_suffixes(), key=len, reverse=True))


class World:
    """What is there, each thing looked at once, so that everything checked in one build saw the same."""

    def __init__(self, roots: Roots, shelf: Path, environment: Mapping[str, str] | None = None):
        self.roots = roots
        self.environment = os.environ | fixed_environment(shelf) | (environment or {})
        self.sources: dict[str, bytes | None] = {}
        self.known: dict[tuple[str, str], object] = {}

    def holds(self, reads: Iterable[Read], given: Mapping[str, str]) -> bool:
        """Whether everything on a list is as it was; `given` is what would be handed in now."""
        return all(
            given.get(what) == value if kind == "given" else self.same(kind, what, value) for kind, what, value in reads
        )

    def same(self, kind: str, what: str, value: object) -> bool:
        """Whether one thing is as it was. Python counts as the same where its bytes are, or else what it does."""
        if kind in CODE:
            raw, code = value
            return self.now("bytes", what) == raw or self.now(kind, what) == code
        if kind == "modules":
            folder = self.now("importable", what)
            return all(resolution(folder, name) == found for found, names in value.items() for name in names)
        return self.now(kind, what) == value

    def now(self, kind: str, what: str) -> object:
        key = (kind, what)
        if key not in self.known:
            self.known[key] = KINDS[kind](self, what)
        return self.known[key]

    def source(self, told: str) -> bytes | None:
        """The bytes of a regular file; None where there is none."""
        if told not in self.sources:
            self.sources[told] = read_bytes(self.roots.found(told))
        return self.sources[told]

    @cached_property
    def versions(self) -> Mapping[str, str]:
        return versions()


def read_bytes(path: str) -> bytes | None:
    """The bytes of a regular file; None where there is none."""
    try:
        with open(path, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError:
        return None


def bytes_digest(source: bytes | None) -> str | None:
    """The digest of bytes as they are; None of none."""
    return None if source is None else sha256(source).hexdigest()


def kind_of(path: str) -> str:
    """What lies at a path: "folder", "file", "other", or "" for nothing."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return ""
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"


def listing(path: str) -> list[str] | None:
    """The names in a folder, those of folders with a slash; Python's own leavings do not count."""
    try:
        with os.scandir(path) as entries:
            names = [entry.name + "/" * entry.is_dir() for entry in entries]
    except OSError:
        return None
    return sorted(name for name in names if name != "__pycache__/" and not name.endswith(".pyc"))


def importable(path: str) -> dict[str, tuple[str, ...]]:
    """A module's name -> the names in a folder that an import of it could find."""
    found: dict[str, tuple[str, ...]] = {}
    for name in listing(path) or ():
        if name.endswith("/"):
            inside = os.path.exists(os.path.join(path, name, "__init__.py"))
            stem, name = name[:-1], name + "__init__.py" * inside
        else:
            suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)
            if suffix is None:
                continue
            stem = name.removesuffix(suffix)
        found[stem] = (*found.get(stem, ()), name)
    return found


def resolution(folder: Mapping[str, tuple[str, ...]], name: str) -> str:
    """What an import of a name finds in a folder, in words that change with it; "" for nothing."""
    return " ".join(folder.get(name, ()))


def interpreter() -> str:
    """Which Python this is."""
    return f"{sys.implementation.name} {sys.version}"


def native(environment: Mapping[str, str]) -> str:
    """The variables that native code reads unseen, in one digest."""
    names = sorted(name for name in environment if name.startswith(NATIVE))
    return sha256("\0".join(f"{name}={environment[name]}" for name in names).encode()).hexdigest()


def whole(environment: Mapping[str, str]) -> str:
    """The whole environment in one digest, for what goes through all of it."""
    return sha256(repr(sorted(environment.items())).encode("utf-8", "surrogatepass")).hexdigest()


def variable(value: str | None) -> str | None:
    """A variable's value as a list keeps it: told apart, and not told."""
    return None if value is None else sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def fixed_environment(shelf: Path) -> dict[str, str]:
    """The variables that are the same wherever something is made; matplotlib's own files go on the shelf."""
    return FIXED | {"MPLCONFIGDIR": str(shelf / "matplotlib")}


CODE = ("code", "study")
KINDS: dict[str, Callable[[World, str], object]] = {
    "bytes": lambda world, told: bytes_digest(world.source(told)),
    "code": lambda world, told: None if (source := world.source(told)) is None else code_digest(source),
    "study": lambda world, told: None if (source := world.source(told)) is None else study_digest(source),
    "there": lambda world, told: kind_of(world.roots.found(told)),
    "folder": lambda world, told: listing(world.roots.found(told)),
    "importable": lambda world, told: importable(world.roots.found(told)),
    "variable": lambda world, name: variable(world.environment.get(name)),
    "environment": lambda world, _: whole(world.environment),
    "native": lambda world, _: native(world.environment),
    "distribution": lambda world, name: world.versions.get(name),
    "interpreter": lambda world, _: interpreter(),
    "unseen": lambda world, what: "never",  # something that nobody can vouch for: what was made is not kept
}
