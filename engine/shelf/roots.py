"""Roots: where things lie, so that what was read is known by its place in the book or the press, in any clone."""

from __future__ import annotations

import os
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[1]


def _folders(*names: str) -> tuple[str, ...]:
    """Folders of this interpreter, as they are called and as they are where a link leads to them."""
    called = [os.path.abspath(sysconfig.get_path(name)) for name in names]
    return tuple(dict.fromkeys([*called, *map(os.path.realpath, called)]))


INSTALLED = _folders("purelib", "platlib")
STANDARD = _folders("stdlib", "platstdlib")


@dataclass(frozen=True)
class Roots:
    """The folders by which paths are told: the book's, the engine's, and the one that this lies in."""

    book: str
    engine: str = str(ENGINE)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """name -> folder, the innermost first."""
        return (
            ("<book>", self.book),
            ("<engine>", self.engine),
            *(("<installed>", folder) for folder in INSTALLED),
            ("<press>", os.path.dirname(self.engine)),
        )

    def told(self, path: str) -> str:
        """An absolute path by its root, `<book>/ch01/x.csv`; as it is where it lies below none."""
        for name, folder in self.places:
            if below(path, folder):
                return name + path[len(folder) :]
        return path

    def found(self, told: str) -> str:
        """The path that `told` told."""
        name, slash, rest = told.partition("/")
        return dict(reversed(self.places)).get(name, name) + slash + rest

    def around(self, path: str) -> bool:
        """Whether a path is a folder that one of ours lies in."""
        return any(below(folder, path) for _, folder in self.places)


def below(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def is_standard(path: str) -> bool:
    """Whether a file came with the interpreter, whose version stands for it."""
    return any(below(path, folder) for folder in STANDARD) and not is_installed(path)


def is_installed(path: str) -> bool:
    """Whether a file lies among the installed packages."""
    return any(below(path, folder) for folder in INSTALLED)


@cache
def owners() -> dict[str, str]:
    """A file or folder among the installed packages -> the name of the distribution it came with."""
    found = {}
    for folder in INSTALLED:
        for record in Path(folder).glob("*.dist-info/RECORD"):
            name = record.parent.name.partition("-")[0]
            lines = record.read_text(encoding="utf-8", errors="replace").splitlines()
            found |= dict.fromkeys({line.partition(",")[0].partition("/")[0] for line in lines}, name)
    return found


def owner(path: str) -> str | None:
    """The distribution that an installed file came with; None where it came with none."""
    folder = next((folder for folder in INSTALLED if below(path, folder)), None)
    return owners().get(path[len(folder) + 1 :].partition(os.sep)[0]) if folder else None


def versions() -> dict[str, str]:
    """name -> version of every installed distribution, the first on the path, read off the names of its folders."""
    found: dict[str, str] = {}
    for folder in dict.fromkeys(sys.path):
        try:
            names = [name for name in os.listdir(folder or ".") if name.endswith(".dist-info")]
        except OSError:
            continue
        for name in names:
            distribution, _, version = name.removesuffix(".dist-info").partition("-")
            found.setdefault(distribution, version)
    return found
