"""numbered: which number each formula and each figure of a book has."""

from __future__ import annotations

from engine.pages.book import Book
from engine.pages.marks.formula import is_numbered, label_of
from engine.pages.markup import tokens
from engine.pages.sheet import Numbers


def numbered(book: Book) -> Numbers:
    """The numbers of formulas and figures, (chapter.n), in order of appearance."""
    equations, figures = {}, {}
    for chapter in book.chapters:
        formulas = [
            token.match
            for block in chapter.blocks
            for token in tokens(block.body)
            if token.kind == "formula" and is_numbered(token.match)
        ]
        for n, match in enumerate(formulas, start=1):
            equations[label_of(match, chapter.slug, n)] = (chapter.page, f"{chapter.number}.{n}")
        for n, name in enumerate(dict.fromkeys(chapter.scenes), start=1):
            figures[name] = (chapter.page, f"{chapter.number}.{n}")
    return Numbers(equations, figures)
