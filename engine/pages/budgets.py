"""Budgets: how large a page, a late piece of data and a site may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.errors import Mistake, Place, assigned
from engine.pages.book import Book
from engine.pages.chapter import Chapter
from engine.pages.exhibit import Exhibit

CHUNK = 150_000  # bytes


def over_budget(exhibit: Exhibit, file: Path) -> list[Mistake]:
    """What is wrong with the size of a scene's data that come late; `file` is where the scene is written."""
    largest = max(_chunks(exhibit), key=lambda path: len(exhibit.files[path]), default=None)
    if largest is None or len(exhibit.files[largest]) <= CHUNK:
        return []
    axes = {name: stops for name, stops in exhibit.axes.items() if name not in exhibit.chunks}
    message = f"{largest} has {len(exhibit.files[largest]):,} bytes, more than {CHUNK:,}: {_thinner(axes)}"
    return [Mistake(assigned(file, "STUDY"), message)]


def page_over_budget(chapter: Chapter, page: int, exhibits: Iterable[Exhibit], most: int) -> list[Mistake]:
    """What is wrong with the size of a chapter: its page's bytes with what its scenes load to be shown."""
    exhibits = list(exhibits)
    total = page + sum(map(first_bytes, exhibits))
    if total <= most:
        return []
    message = f"with its first data the page has {total:,} bytes, more than the page_budget of {most:,}"
    largest = max(exhibits, key=first_bytes, default=None)
    if largest is None or first_bytes(largest) < page:
        return [Mistake(chapter.place, f"{message}; {page:,} are text: make two chapters of it")]
    message += f"; {first_bytes(largest):,} are of scene '{largest.name}': {_thinner(largest.axes)}"
    return [Mistake(chapter.place, message)]


def site_over_budget(book: Book, site: Mapping[str, bytes], exhibits: Iterable[Exhibit]) -> list[Mistake]:
    """What is wrong with the size of the site of a book."""
    size, most = sum(map(len, site.values())), book.about.site_budget
    if size <= most:
        return []
    message = f"the site has {size:,} bytes, more than the site_budget of {most:,}"
    parts = {f"scene '{one.name}': {_thinner(one.axes)}": sum(map(len, one.files.values())) for one in exhibits}
    parts |= {f"'{path}': make it smaller": len(body) for path, body in site.items() if path.startswith("media/")}
    message += f", most in {max(parts, key=lambda part: parts[part])}" if parts else ""
    return [Mistake(Place(book.folder / "book.yml", 1), message)]


def first_bytes(exhibit: Exhibit) -> int:
    """What a page loads to show a scene: its data, and the largest chunk where there are some."""
    chunk = max((len(exhibit.files[path]) for path in _chunks(exhibit)), default=0)
    return len(exhibit.files.get(f"data/{exhibit.name}.js", b"")) + chunk


def _chunks(exhibit: Exhibit) -> list[str]:
    """The paths data/NAME.K.js."""
    return [path for path in exhibit.files if path.endswith(".js") and path.count(".") == 2]


def _thinner(axes: Mapping[str, int]) -> str:
    """What would make a scene smaller."""
    return f"thin its axis '{max(axes, key=lambda name: axes[name])}'" if axes else "record fewer steps"
