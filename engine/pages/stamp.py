"""The stamp of a site: what it was made from, looked at before anything else, so that an unchanged site is left alone.

A stamp lies on the shelf, one for every folder a site was written to. It says what the book's and the press' own files
were, which entries of the shelf the site was made with, and what the site's manifest was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from engine.pages.manifest import MARKER, manifest_of, stands
from engine.shelf.digests import World, interpreter
from engine.shelf.roots import ENGINE, Roots
from engine.shelf.shelf import Shelf

TEMPLATES = ENGINE.parent / "site_templates"


def unchanged(chapters: Path, output: Path, shelf: Shelf) -> str | None:
    """What was said of a site when it was written, if writing it again would change nothing; else None."""
    try:
        told = json.loads(_file(shelf, chapters, output).read_text(encoding="utf-8"))
        manifest = manifest_of(output)
        if told["manifest"] != _digest([manifest]) or told["inputs"] != inputs(chapters):
            return None
        same = all(_state(shelf.file(key)) == state for key, state in told["entries"].items())
        return told["said"] if same and _hold(chapters, told["entries"], shelf) and stands(output, manifest) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stamp(chapters: Path, output: Path, shelf: Shelf, keys: Iterable[str], before: str, said: str) -> None:
    """Leave a stamp: `before` are the inputs as they were before the site was begun, `keys` the entries it shows."""
    told = {
        "manifest": _digest([manifest_of(output)]),
        "inputs": before,
        "entries": {key: _state(shelf.file(key)) for key in keys},
        "said": said,
    }
    file = _file(shelf, chapters, output)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".part{os.getpid()}")
    part.write_text(json.dumps(told), encoding="utf-8")
    os.replace(part, file)


def inputs(chapters: Path) -> str:
    """A digest of every file of the book, the engine and the templates, of the interpreter and what is installed."""
    world = World(Roots(str(chapters.resolve())), chapters)
    parts = [interpreter(), repr(sorted(world.versions.items()))]
    for folder in (chapters.resolve(), ENGINE, TEMPLATES):
        for path in _walk(str(folder), (os.path.realpath(folder),)):
            source = Path(path).read_bytes()
            parts += [path.removeprefix(str(folder)), sha256(source).hexdigest()]
    return _digest(parts)


def _walk(folder: str, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The files below a folder, in order; hidden ones, Python's leavings and a site made of the book do not count."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
        for entry in found if all(entry.name != MARKER for entry in found) else ():
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if os.path.isdir(entry.path):
                real = os.path.realpath(entry.path)
                yield from _walk(entry.path, (*above, real)) if real not in above else ()  # a link to where it lies
            elif os.path.isfile(entry.path):
                yield entry.path


def _hold(chapters: Path, keys: Mapping[str, object], shelf: Shelf) -> bool:
    """Whether everything that the entries were made from is as it was; a drawing is of the recording beside it."""
    world, digests = World(Roots(str(chapters.resolve())), shelf.folder), {}
    for key in sorted(keys, key=lambda key: not key.endswith(".recording")):
        entry, place = shelf.find(key), key.rpartition(".")[0]
        if entry is None or not world.holds(entry.reads, {"recording": digests.get(place, "")}):
            return False
        digests.setdefault(place, entry.digest)
    return True


def _state(file: Path) -> list[int]:
    """What changes when a file is written again."""
    found = file.stat()
    return [found.st_size, found.st_mtime_ns]


def _file(shelf: Shelf, chapters: Path, output: Path) -> Path:
    return shelf.folder / "stamps" / f"{_digest([str(chapters.resolve()), str(output.resolve())])[:32]}.json"


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
