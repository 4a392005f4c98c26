"""static: files that a book hands on as they are, at the same place in its site: a favicon, a CNAME, a paper."""

from __future__ import annotations

from collections.abc import Mapping

from engine.errors import Mistake, Place
from engine.pages.book import Book

FOLDER = "static"
LEAVINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # of systems, that nobody put there


def with_static(site: Mapping[str, bytes], book: Book, mistakes: list[Mistake]) -> dict[str, bytes]:
    """The files of a site and those of the book's folder `static`; one that the site has already is a mistake."""
    folder = book.folder / FOLDER
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in LEAVINGS)
    static = {file.relative_to(folder).as_posix(): file for file in files}
    for path in static.keys() & site.keys():
        mistakes.append(Mistake(Place(static[path]), f"the site has a '{path}' of its own: call this another name"))
    return {**{path: file.read_bytes() for path, file in static.items()}, **site}
