"""measured.html: every measured number that a chapter quotes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from engine.fact import Fact
from engine.pages.book import Book
from engine.pages.effort import effort_of
from engine.pages.lists._list import Listing
from engine.pages.marks.fact import facts_of
from engine.pages.numerals import in_print
from engine.pages.sheet import Sheet
from engine.pages.wording import Wording


def entries(book: Book, sheets: Sequence[Sheet]) -> dict:
    """The facts each chapter quotes. One that several quote is listed with the first."""
    listed: set[str] = set()
    chapters, guarded = [], 0
    for sheet in sheets:
        names = [name for name in sheet.ledger.quoted if name not in listed]
        facts = [_entry(name, sheet) for name in names]
        guarded += sum(bool(fact["range"]) for fact in facts)
        listed |= set(names)
        chapters += [{"chapter": sheet.chapter, "facts": facts}] if facts else []
    return {"chapters": chapters, "guarded": guarded}


def _entry(name: str, sheet: Sheet) -> dict:
    scene, _, key = name.partition(".")
    exhibit = sheet.exhibits[scene]
    fact = facts_of(exhibit, sheet.book.wording)[key]
    page, figure = sheet.numbers.figures[scene]
    return {
        "id": name,
        "shown": f"{sheet.ledger.quoted[name]} {escape(fact.unit)}".strip(),
        "value": f"{fact.value:.12g}",
        "what": fact.what[:1].upper() + fact.what[1:],
        "range": _range(fact, sheet.book.wording),
        "figure": figure,
        "href": f"{page}#fig-{scene}",
        "data": f"data/{scene}.json",
        "effort": effort_of(exhibit, sheet.book.wording),
    }


def _range(fact: Fact, wording: Wording) -> str:
    low, high = (None if end is None else _short(end) for end in (fact.low, fact.high))
    if low is None and high is None:
        return ""
    if low is None or high is None:
        said = wording.say.from_up if high is None else wording.say.up_to
    else:
        said = wording.say.only if low == high else wording.say.between
    return said.format(low=low, high=high)


def _short(number: float) -> str:
    return in_print(f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}")


LIST = Listing(entries)
