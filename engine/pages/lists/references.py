"""references.html: every work that a chapter cites."""

from __future__ import annotations

from collections.abc import Sequence

from engine.pages.book import Book
from engine.pages.lists._list import Listing
from engine.pages.sheet import Sheet


def entries(book: Book, sheets: Sequence[Sheet]) -> dict:
    """The works in alphabetical order, each with the chapters that cite it."""
    cited = {key: [sheet.chapter for sheet in sheets if key in sheet.ledger.cited] for key in book.references}
    ordered = sorted(book.references.values(), key=lambda reference: reference.order)
    references = [{"key": one.key, "html": one.html, "chapters": cited[one.key]} for one in ordered if cited[one.key]]
    return {"references": references}


LIST = Listing(entries)
