"""Shelf: what was made, each thing with the list of what was read while it was made. Damage counts as absence."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.shelf.digests import Read
from engine.shelf.home import shelf_folder

MARK = ".handpress-shelf"  # in a folder that is a shelf: what lies there beside it was made here, and may go
HALF = re.compile(r"\.part\d+$")  # in the name of an entry that is being written
ASIDE = ("stamps", "matplotlib", "published")  # folders of what is no entry
LOCK = "building"  # the file that a build holds
LINE = 64  # hexadecimal digits of a sha256


@dataclass(frozen=True)
class Entry:
    """One thing kept: the file it is in, the digest of what was made, and what was read for it."""

    file: Path
    digest: str
    size: int
    reads: Sequence[Read]

    def payload(self) -> bytes | None:
        """What was made, as bytes; None where it is damaged or gone."""
        try:
            with self.file.open("rb") as file:
                file.seek(-self.size, os.SEEK_END) if self.size else file.seek(0, os.SEEK_END)
                payload = file.read()
        except OSError:
            return None
        return payload if sha256(payload).hexdigest() == self.digest else None


@dataclass(frozen=True)
class Shelf:
    """A folder of entries, one a file: the checksum of the head, the head (JSON: digest, size, reads), the payload."""

    folder: Path

    def file(self, key: str) -> Path:
        """Where the entry of a key lies. A key is a path: `chapters/ch02_momentum/ravine.recording`."""
        return self.folder / key

    def find(self, key: str) -> Entry | None:
        """The entry of a key, whether or not it still holds; None where there is none, or its head is damaged."""
        return read_entry(self.file(key))

    def tidy(self, book: str, keys: Iterable[str]) -> None:
        """Drop the entries of a book that are none of these keys, and what was left half made; nothing else."""
        kept = {self.file(key) for key in keys}
        _drop(file for file in (self.folder / book).rglob("*") if file not in kept and _is_entry(file))


def _is_entry(file: Path) -> bool:
    """Whether a file is an entry, whole or half made: it begins with a checksum."""
    if not file.is_file() or file.is_symlink():
        return False
    with file.open("rb") as opened:
        begins = opened.read(LINE + 1)
    return bool(re.fullmatch(rb"[0-9a-f]{%d}\n" % LINE, begins) or HALF.search(file.name))


def _drop(files: Iterable[Path]) -> None:
    """Take files away, and their folders where nothing else is in them."""
    for file in sorted(files, reverse=True):
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if any(folder.iterdir()):
                break
            folder.rmdir()


def begin(folder: Path) -> None:
    """Make a folder a shelf. Raises Mistakes where it cannot be one: what holds anything else is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).exists() and any(folder.iterdir()):
            said = "this holds other things, and so is no shelf: 'shelf' in book.yml names a folder of its own"
            raise Mistakes([Mistake(Place(folder), said)])
        (folder / MARK).touch()
    except OSError as error:
        raise Mistakes([Mistake(Place(folder), f"the shelf cannot be here: {error.strerror}")]) from error


def clear(folder: Path) -> None:
    """Remove what a shelf holds of ours, and the shelf where nothing else is on it; a folder that is none stays."""
    if not (folder / MARK).exists():
        return
    _drop(file for file in folder.rglob("*") if _is_entry(file))
    for name in ASIDE:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (LOCK, MARK):
        (folder / name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def shelf_of(chapters: Path) -> Shelf:
    """The shelf of a book."""
    return Shelf(shelf_folder(chapters))


def read_entry(file: Path) -> Entry | None:
    """The entry in a file; None where there is none, or it is not whole."""
    try:
        with file.open("rb") as opened:
            checksum, head = opened.readline(LINE + 2), opened.readline()
            rest = os.fstat(opened.fileno()).st_size - opened.tell()
    except OSError:
        return None
    if checksum.decode("ascii", "replace").rstrip("\n") != sha256(head).hexdigest():
        return None
    told = json.loads(head)
    return Entry(file, told["digest"], rest, told["reads"]) if rest == told["size"] else None


def write_entry(file: Path, reads: Sequence[Read], payload: bytes) -> None:
    """Keep a payload in one move: whoever looks finds the entry before or this one, whole."""
    told = {"digest": sha256(payload).hexdigest(), "size": len(payload), "reads": reads}
    head = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part{os.getpid()}")
    part.write_bytes(sha256(head).hexdigest().encode() + b"\n" + head + payload)
    os.replace(part, file)
