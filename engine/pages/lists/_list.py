"""The contract of a list: a page that gathers something of the whole book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.pages.book import Book
from engine.pages.sheet import Sheet


@dataclass(frozen=True)
class Listing:
    """A page of its own: a file of this folder, the module's `LIST`, and the template site_templates/NAME.html.

    `entries(book, sheets)` gives what the template is told, the sheets being the chapters' when all are set; where each
    of these is empty there is no such page. `title` is how the contents page links to it; without one, by the words
    that the language has under its name.
    """

    entries: Callable[[Book, Sequence[Sheet]], dict]
    title: str = ""
