"""glossary.html: every term of the glossary, and the chapters that use it."""

from __future__ import annotations

from collections.abc import Sequence

from engine.pages.book import Book
from engine.pages.lists._list import Listing
from engine.pages.sheet import Sheet
from engine.pages.slug import slug


def entries(book: Book, sheets: Sequence[Sheet]) -> dict:
    """The terms in alphabetical order."""
    terms = [
        {
            "term": term,
            "id": slug(term),
            "definition": book.glossary[term],
            "chapters": [sheet.chapter for sheet in sheets if term in sheet.ledger.terms],
        }
        for term in sorted(book.glossary, key=str.lower)
    ]
    return {"terms": terms}


LIST = Listing(entries)
