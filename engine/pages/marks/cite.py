"""[@key, section 8.3; @other], [-@key] and, in a sentence, @key: works of references.bib."""

from __future__ import annotations

from difflib import get_close_matches
from html import escape

from engine.errors import Place, nearest
from engine.pages.cite import Reference
from engine.pages.marks._mark import Found, Mark
from engine.pages.sheet import Sheet

WITHIN = r"(?<!\\)\[(?P<year>-?)@(?P<cite>(?:[^\]\n]|\n(?![ \t]*\n))+)\](?!\()"
NARRATIVE = r"(?<![\w@/.\[;\\-])@(?P<narrative>[A-Za-z](?:[\w+/-]|[.:*](?=\w))*)(?![\w{@])"
ALIKE = 0.8  # of a key: what is less like one is a name of another kind


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The works as links to the chapter's list of references; a word after an @ that is no key stays as it is."""
    references = sheet.book.references
    if name := match["narrative"]:
        if name in references:
            return _link(references[name], escape(f"{references[name].named} ({references[name].year})"), sheet)
        if get_close_matches(name, references, n=1, cutoff=ALIKE):
            sheet.mistake(place, f"no reference is called '{name}'{nearest(name, references)}")
        return f"@{escape(name)}"
    links = []
    for part in (match["cite"] or "").split(";"):
        key, _, where = part.strip().lstrip("@").partition(",")
        reference = references.get(key.strip())
        if reference is None:
            sheet.mistake(place, f"no reference is called '{key}'{nearest(key, references)}")
            continue
        short = escape(reference.year if match["year"] else f"{reference.named}, {reference.year}")
        said = sheet.line(where.strip(), place) if where.strip() else ""
        links.append(_link(reference, short + (f", {said}" if said else ""), sheet))
    return f"({'; '.join(links)})"


def _link(reference: Reference, said: str, sheet: Sheet) -> str:
    """A link to a work of the chapter's list; `said` is HTML."""
    sheet.ledger.cited[reference.key] = None
    title = escape(reference.plain)
    return f'<a class="cite" href="#ref-{reference.key}" title="{title}">{said}</a>'


MARK = Mark(rf"{WITHIN}|{NARRATIVE}", html)
