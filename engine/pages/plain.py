"""What is plain text: the glossary's definitions, the book's title and subtitle. Marks in them would be printed raw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.errors import Mistake
from engine.pages.book import Book
from engine.pages.forms import key_in
from engine.pages.leftovers import leftovers
from engine.pages.markup import tokens

EMPHASIS = re.compile(r"\*\S(?:.*?\S)?\*|`[^`]+`|<[a-z]+>")


def marked(book: Book) -> Iterator[Mistake]:
    """The marks, formulas and links that stand where there is plain text only."""
    about = {"title": book.about.title, "subtitle": book.about.subtitle, **book.about.parts}
    for file, texts in ((book.folder / "book.yml", about), (book.folder / "glossary.yml", book.glossary)):
        for name, text in texts.items():
            marks = [token.match[0] for token in tokens(text)] + [said for said, _ in leftovers(text)]
            found = next(iter(marks + [one[0] for one in EMPHASIS.finditer(text)]), None)
            if found:
                yield Mistake(key_in(file, name), f"'{name}' is plain text, and would show '{found}' as it is")
