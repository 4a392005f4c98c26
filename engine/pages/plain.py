"""What is plain text: the glossary's definitions, the book's title and subtitle. Marks in them would be printed raw."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.errors import Mistake, Place
from engine.pages.book import Book
from engine.pages.leftovers import leftovers
from engine.pages.markup import tokens


def marked(book: Book) -> Iterator[Mistake]:
    """The marks, formulas and links that stand where there is plain text only."""
    about = {"title": book.about.title, "subtitle": book.about.subtitle}
    for file, texts in ((book.folder / "book.yml", about), (book.folder / "glossary.yml", book.glossary)):
        for name, text in texts.items():
            found = next(iter([token.match[0] for token in tokens(text)] + [said for said, _ in leftovers(text)]), None)
            if found:
                yield Mistake(_line(file, name), f"'{name}' is plain text, and would show '{found}' as it is")


def _line(file: Path, name: str) -> Place:
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return Place(file, next((n for n, line in enumerate(lines, 1) if line.strip(" \"'").startswith(name)), 1))
