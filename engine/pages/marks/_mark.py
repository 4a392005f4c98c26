"""The contract of a mark: a piece of running text that is not Markdown's but ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import Place
from engine.pages.book import Book
from engine.pages.sheet import Sheet


@dataclass(frozen=True)
class Found:
    """A mark where it was found: `found[name]` is a group of its pattern as it stands in the text, code and all."""

    match: re.Match[str]
    text: str

    def __getitem__(self, name: str | int) -> str | None:
        start, end = self.match.span(name)
        return None if start < 0 else self.text[start:end]


Setter = Callable[[Found, Sheet, Place], str]


@dataclass(frozen=True)
class Mark:
    """How a mark is written, and how it is set. A mark is a file of this folder, the module's `MARK`.

    `pattern` is a regular expression (`.` matches line ends too); no other mark may name a group as it does. `html`
    gives what a page shows in its stead, `plain` the same for a place without markup, such as an alt text; a mark
    without `plain` stands there as it was written. What is wrong goes to the sheet's mistakes.
    """

    pattern: str
    html: Setter
    plain: Setter | None = None


@dataclass(frozen=True)
class Words:
    """A mark that its author doesn't write: words of the running text that the book says more about.

    `pattern` finds them in the texts of a book, or is None; headings, links, code and questions are never searched. A
    file of this folder has it as its `MARK` too.
    """

    pattern: Callable[[Book], re.Pattern[str] | None]
    html: Callable[[re.Match[str], Sheet, Place], str]
