"""Vault: recordings on disk, each under a key that changes exactly when what it was computed from changes."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from engine.lab.axis import Axis
from engine.lab.imports import study_sources
from engine.lab.load import book_of
from engine.lab.packet import decode
from engine.lab.recording import Recording

ENGINE = Path(__file__).resolve().parents[1]
UNREADABLE = (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error, NotImplementedError)


@dataclass(frozen=True)
class Vault:
    """A folder of recordings, one file a scene: NAME.KEY.npz. A damaged file counts as none."""

    folder: Path

    def key(self, scene: Path) -> str:
        """What the recording of a scene file hangs on: its study's code, that of every file this imports from maths,
        lab or the book, and numpy's version. Raises Mistakes where one of them has a syntax error."""
        book = book_of(scene)
        packages = {book.name: book, "engine": ENGINE}
        sources = study_sources(scene.resolve(), packages, within=(ENGINE / "maths", ENGINE / "lab", book))
        named = {_module_name(file, packages): code for file, code in sources.items()}
        parts = [np.__version__, *(part for name in sorted(named) for part in (name, named[name]))]
        return sha256("\0".join(parts).encode()).hexdigest()[:32]

    def load(self, name: str, key: str, axes: tuple[Axis, ...]) -> Recording | None:
        """The recording kept for scene `name` under `key`, whose study has these axes; None where there is none."""
        try:
            return decode(self._file(name, key).read_bytes(), axes)
        except UNREADABLE:
            return None

    def save(self, name: str, key: str, packet: bytes) -> None:
        """Keep an encoded recording in one move, and drop what was kept for this scene before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = self._file(name, key)
        part = kept.with_suffix(f".part{os.getpid()}")
        part.write_bytes(packet)
        os.replace(part, kept)
        for old in self.folder.glob(f"{name}.*"):
            if old != kept:
                old.unlink(missing_ok=True)

    def _file(self, name: str, key: str) -> Path:
        return self.folder / f"{name}.{key}.npz"


def _module_name(file: Path, packages: Mapping[str, Path]) -> str:
    """A file by its place in its package: the same in every clone."""
    return next(f"{name}/{file.relative_to(top)}" for name, top in packages.items() if file.is_relative_to(top))
