"""[@key, section 8.3; @other]: works of references.bib."""

from __future__ import annotations

from html import escape

from engine.errors import Place, nearest
from engine.pages.marks._mark import Found, Mark
from engine.pages.sheet import Sheet


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The works as links to the chapter's list of references."""
    links, references = [], sheet.book.references
    for part in match["cite"].split(";"):
        key, _, where = part.strip().lstrip("@").partition(",")
        reference = references.get(key.strip())
        if reference is None:
            sheet.mistake(place, f"no reference is called '{key}'{nearest(key, references)}")
            continue
        sheet.ledger.cited[reference.key] = None
        short = escape(reference.short + (f", {where.strip()}" if where.strip() else ""))
        links.append(f'<a class="cite" href="#ref-{reference.key}" title="{escape(reference.plain)}">{short}</a>')
    return f"({'; '.join(links)})"


MARK = Mark(r"\[@(?P<cite>(?:[^\]\n]|\n(?![ \t]*\n))+)\](?!\()", html)
