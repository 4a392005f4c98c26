"""Terms of the glossary, where a chapter uses them first."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from engine.errors import Place
from engine.pages.book import Book
from engine.pages.marks._mark import Words
from engine.pages.sheet import Sheet
from engine.pages.slug import slug

APOSTROPHE = "(?:'|’|\x02[^\x03]*\x03)"  # straight, typographic, or Markdown's own, which it keeps aside meanwhile


def pattern(book: Book) -> re.Pattern[str] | None:
    """The terms of a book, in the order of `_ordered`, each a group."""
    return _pattern(_ordered(tuple(book.glossary)))


@lru_cache(maxsize=1)
def _ordered(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The longest term first, so that none within another is taken out of it."""
    return tuple(sorted(terms, key=len, reverse=True))


@lru_cache(maxsize=1)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    words = "|".join(f"({_forms(term)})" for term in terms)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") if terms else None


def _forms(term: str) -> str:
    """A term, its plural, and both at the head of a sentence, as a pattern without groups of its own.

    A term that has capitals keeps them.
    """
    first, rest = term[0], re.escape(term[1:]).replace("'", APOSTROPHE).replace(r"\ ", r"\s+")
    head = f"[{first.lower()}{first.upper()}]" if first.islower() else re.escape(first)
    plural = f"(?:{head}{rest[:-1]}ies)|" if rest.endswith("y") else ""
    return f"{plural}{head}{rest}(?:es|s)?"


def html(match: re.Match[str], sheet: Sheet, place: Place) -> str:
    """The words as a link to what they mean, the first time a chapter uses them."""
    glossary = sheet.book.glossary
    term = _ordered(tuple(glossary))[(match.lastindex or 1) - 1]
    if term in sheet.ledger.terms:
        return match[0]
    sheet.ledger.terms[term] = None
    said = escape(match[0], quote=False)
    return f'<a class="term" href="glossary.html#{slug(term)}" title="{escape(glossary[term])}">{said}</a>'


MARK = Words(pattern, html)
