"""lists: what the book's own lists say: measured claims, glossary, references."""

from __future__ import annotations

from collections.abc import Mapping

from engine.fact import Fact
from engine.pages.book import Book
from engine.pages.desk import Desk, in_print
from engine.pages.exhibit import Exhibit
from engine.pages.glossary import anchor

LISTS = {"measured.html": "Measured claims", "glossary.html": "Glossary", "references.html": "References"}


def lists(book: Book, exhibits: Mapping[str, Exhibit], desks: Mapping[str, Desk]) -> dict[str, dict]:
    """page -> what its template is given, for every list that has entries; the chapters are set already."""
    pages = (_measured(exhibits, desks), _glossary(book, desks), _references(book, desks))
    return {page: context for page, context in zip(LISTS, pages, strict=True) if any(context.values())}


def _measured(exhibits, desks) -> dict:
    """The facts each chapter quotes. One that several quote is listed with the first."""
    listed, chapters, guarded = set(), [], 0
    for desk in desks.values():
        names = [name for name in desk.quoted if name not in listed and name.partition(".")[0] in exhibits]
        facts = [_fact(name, desk, exhibits[name.partition(".")[0]]) for name in names]
        guarded += sum(bool(fact["range"]) for fact in facts)
        listed |= set(names)
        chapters += [{"chapter": desk.chapter, "facts": facts}] if facts else []
    return {"chapters": chapters, "guarded": guarded}


def _fact(name: str, desk: Desk, exhibit: Exhibit) -> dict:
    fact = exhibit.facts[name.partition(".")[2]]
    page, figure = desk.numbers.figures[exhibit.name]
    return {
        "id": name,
        "shown": desk.quoted[name],
        "value": f"{fact.value:.12g}",
        "what": fact.what[:1].upper() + fact.what[1:],
        "range": _range(fact),
        "figure": figure,
        "href": f"{page}#fig-{exhibit.name}",
        "data": f"data/{exhibit.name}.json",
        "effort": exhibit.effort,
    }


def _range(fact: Fact) -> str:
    low, high = (None if end is None else _short(end) for end in (fact.low, fact.high))
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"from {low} up" if high is None else f"up to {high}"
    return f"at {low} only" if low == high else f"between {low} and {high}"


def _short(number: float) -> str:
    return in_print(f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}")


def _glossary(book: Book, desks) -> dict:
    terms = [
        {
            "term": term,
            "id": anchor(term),
            "definition": book.glossary[term],
            "chapters": [desk.chapter for desk in desks.values() if term in desk.terms],
        }
        for term in sorted(book.glossary, key=str.lower)
    ]
    return {"terms": terms}


def _references(book: Book, desks) -> dict:
    cited = {key: [desk.chapter for desk in desks.values() if key in desk.cited] for key in book.references}
    ordered = sorted(book.references.values(), key=lambda reference: reference.plain)
    references = [{"key": one.key, "html": one.html, "chapters": cited[one.key]} for one in ordered if cited[one.key]]
    return {"references": references}
