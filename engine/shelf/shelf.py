"""Shelf: what was made, each thing with the list of what was read while it was made. Damage counts as absence."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.shelf.digests import Read
from engine.shelf.home import shelf_folder

MARK = ".handpress-shelf"  # in a folder that is a shelf: what lies there beside it was made here, and may go
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
        """Drop the entries of a book that are none of these keys, and what was left half made."""
        kept = {self.file(key) for key in keys}
        for file in sorted(self._files(book), reverse=True):
            if file not in kept:
                file.unlink(missing_ok=True)
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()

    def _files(self, book: str) -> Iterator[Path]:
        return (file for file in (self.folder / book).rglob("*") if file.is_file())


def begin(folder: Path) -> None:
    """Make a folder a shelf. Raises Mistakes where it cannot be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).touch()
    except OSError as error:
        raise Mistakes([Mistake(Place(folder), f"the shelf cannot be here: {error.strerror}")]) from error


def clear(folder: Path) -> None:
    """Remove a shelf and all that is on it; a folder that is none is left as it is."""
    if (folder / MARK).exists():
        shutil.rmtree(folder, ignore_errors=True)


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
