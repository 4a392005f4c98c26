"""Budgets: how large a page, a late piece of data and a site may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.errors import Mistake, Place
from engine.pages.book import Chapter
from engine.pages.exhibit import Exhibit

PAGE, CHUNK, SITE = 300_000, 150_000, 20_000_000  # bytes


def over_budget(exhibit: Exhibit, file: Path) -> list[Mistake]:
    """What is wrong with the size of a scene's data that come late; `file` is where the scene is written."""
    largest = max(_chunks(exhibit), key=lambda path: len(exhibit.files[path]), default=None)
    if largest is None or len(exhibit.files[largest]) <= CHUNK:
        return []
    axis = _longest({name: stops for name, stops in exhibit.axes.items() if name not in exhibit.chunks})
    message = f"{largest} has {len(exhibit.files[largest]):,} bytes, more than {CHUNK:,}: thin the axis '{axis}'"
    return [Mistake(Place(file), message)]


def page_over_budget(chapter: Chapter, page: int, exhibits: Iterable[Exhibit]) -> list[Mistake]:
    """What is wrong with the size of a chapter: its page's bytes with what its scenes load to be shown."""
    exhibits = list(exhibits)
    total = page + sum(map(first_bytes, exhibits))
    if total <= PAGE:
        return []
    message = f"with its first data the page has {total:,} bytes, more than {PAGE:,}"
    if not exhibits:
        return [Mistake(chapter.place, f"{message}: make two chapters of it")]
    largest = max(exhibits, key=first_bytes)
    message += f"; {first_bytes(largest):,} are of scene '{largest.name}'"
    return [Mistake(chapter.place, f"{message}: thin its axis '{_longest(largest.axes)}'")]


def site_over_budget(folder: Path, site: Mapping[str, bytes], exhibits: Iterable[Exhibit]) -> list[Mistake]:
    """What is wrong with the size of the site of the book in a folder."""
    size = sum(map(len, site.values()))
    if size <= SITE:
        return []
    message = f"the site has {size:,} bytes, more than {SITE:,}"
    largest = max(exhibits, key=lambda one: sum(map(len, one.files.values())), default=None)
    message += f", most in scene '{largest.name}': thin an axis" if largest else ""
    return [Mistake(Place(folder), message)]


def first_bytes(exhibit: Exhibit) -> int:
    """What a page loads to show a scene: its data, and the largest chunk where there are some."""
    chunk = max((len(exhibit.files[path]) for path in _chunks(exhibit)), default=0)
    return len(exhibit.files.get(f"data/{exhibit.name}.js", b"")) + chunk


def _chunks(exhibit: Exhibit) -> list[str]:
    """The paths data/NAME.K.js."""
    return [path for path in exhibit.files if path.endswith(".js") and path.count(".") == 2]


def _longest(axes: Mapping[str, int]) -> str:
    return max(axes, key=lambda name: axes[name])
