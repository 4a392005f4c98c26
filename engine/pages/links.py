"""Where links may lead."""

from __future__ import annotations

import re

from engine.errors import nearest
from engine.pages.book import Book
from engine.pages.markup import blanked

ELSEWHERE = re.compile("https?:|mailto:|\x02amp\x03")  # the last is how Markdown hides an address of mail


def wrong_link(address: str, book: Book) -> str:
    """What is wrong with a link's address; empty where it leads to a page of the book, an anchor or the web."""
    page = address.partition("#")[0]
    pages = {chapter.page for chapter in book.chapters} | {"index.html"}
    if ELSEWHERE.match(address) or not page or page in pages:
        return ""
    return f"no page is called '{page}'{nearest(page, pages)}"


class Lines:
    """On which line of a text something stands that Markdown's tree, which has no lines, has told of."""

    def __init__(self, text: str):
        self.text = blanked(text)
        self.after: dict[str, int] = {}

    def next(self, said: str) -> int:
        """The line, from 0, of the next place outside of code where this is written; 0 where it is not found so."""
        at = self.text.find(said, self.after.get(said, 0))
        self.after[said] = at + 1 if at >= 0 else 0
        return self.text.count("\n", 0, max(at, 0))
