"""@eq{label}, @fig{scene} and @chapter{folder}: somewhere else in the book, by its number."""

from __future__ import annotations

from html import escape

from engine.errors import Place, nearest
from engine.pages.marks._mark import Found, Mark
from engine.pages.sheet import Sheet

TARGETS = {"eq": "formula", "fig": "scene", "chapter": "chapter"}  # kind -> what it is called


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The place as a link that says its number."""
    kind, target = match["kind"], match["target"].strip().removeprefix(f"{match['kind']}:")
    known = _known(kind, sheet)
    if target not in known:
        sheet.mistake(place, f"no {TARGETS[kind]} is called '{target}'{nearest(target, known)}")
        return ""
    page, number = known[target]
    address = page if kind == "chapter" else f"{'' if page == sheet.chapter.page else page}#{kind}-{target}"
    said = {"eq": f"({number})", "fig": sheet.book.wording.say.figure.format(number=number), "chapter": number}
    return f'<a href="{address}">{escape(said[kind])}</a>'


def _known(kind: str, sheet: Sheet) -> dict[str, tuple[str, str]]:
    """name -> (page, number) of all there is of a kind."""
    if kind == "chapter":
        return {chapter.slug: (chapter.page, chapter.called) for chapter in sheet.book.texts}
    return dict(sheet.numbers.equations if kind == "eq" else sheet.numbers.figures)


MARK = Mark(r"@(?P<kind>eq|fig|chapter)\{(?P<target>[^}\n]*)\}", html)
