"""References: references.bib as BibTeX reads it, short citations and the entries of a list."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from engine.errors import Mistake, Place, read_text


@dataclass(frozen=True)
class Reference:
    """One work: `short` as prose cites it, `html` as the list shows it, `plain` the same without markup."""

    key: str
    short: str
    html: str
    plain: str
    place: Place


def read_references(file: Path, mistakes: list[Mistake]) -> dict[str, Reference]:
    """The references by key; none, and a mistake with its line, where the file is not BibTeX."""
    if not file.exists():
        return {}
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    text = read_text(file, mistakes)
    if text is None:
        return {}
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        line = getattr(error, "lineno", None) or 0
        mistakes.append(Mistake(Place(file, line), str(error)))
        return {}
    lines = {m.group(1): text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"@\w+\s*\{\s*([^,\s]+)\s*,", text)}
    return {key: _reference(key, entry, Place(file, lines.get(key, 0))) for key, entry in entries.items()}


def _reference(key: str, entry, place: Place) -> Reference:
    fields = {name: _plain(value) for name, value in entry.fields.items()}
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    last = [_plain(" ".join(p.prelast_names + p.last_names)) for p in people]
    year = fields.get("year", "n.d.")
    named = f"{_and([*last[:1], 'et al.'] if len(last) > 2 else last, key)}, {year}"
    authors = _and([_name(p) for p in people], key)
    where = _venue(fields)
    title = fields.get("title", key)
    stop = "" if title.endswith(("?", "!")) else "."
    plain = f"{authors} ({year}). {title}{stop} {where}".strip()
    html = f"{escape(authors)} ({escape(year)}). <cite>{escape(title)}</cite>{stop} {escape(where)}{_links(fields)}"
    return Reference(key, named, html.strip(), plain, place)


def _plain(text: str) -> str:
    """A BibTeX value without its braces and with its accents as letters."""
    if "\\" in text:
        import latexcodec  # noqa: F401  registers the codec, in a tenth of a second

        text = str(codecs.decode(text, "ulatex"))  # type: ignore[call-overload]
    return re.sub(r"[{}]", "", text).replace("~", " ").replace("--", "–")


def _and(names: list[str], otherwise: str) -> str:
    if len(names) > 2 and names[-1] != "et al.":
        return ", ".join(names[:-1]) + ", and " + names[-1]
    if names and names[-1] == "et al.":
        return " ".join(names)
    return " and ".join(names) or otherwise


def _name(person) -> str:
    initials = " ".join(f"{_plain(name)[0]}." for name in person.first_names + person.middle_names if _plain(name))
    return f"{initials} {_plain(' '.join(person.prelast_names + person.last_names))}".strip()


def _venue(fields: Mapping[str, str]) -> str:
    where = (
        fields.get("journal") or fields.get("booktitle") or fields.get("publisher") or fields.get("howpublished") or ""
    )
    parts = [
        where,
        fields.get("volume", ""),
        f"pp. {fields['pages']}" if "pages" in fields else "",
        fields.get("note", ""),
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said}." if said else ""


def _links(fields: Mapping[str, str]) -> str:
    links = []
    if "eprint" in fields:
        eprint = escape(fields["eprint"])
        links.append(f'<a href="https://arxiv.org/abs/{eprint}">arXiv:{eprint}</a>')
    if "doi" in fields:
        links.append(f'<a href="https://doi.org/{escape(fields["doi"])}">doi:{escape(fields["doi"])}</a>')
    if not links and "url" in fields:
        links.append(f'<a href="{escape(fields["url"])}">{escape(fields["url"])}</a>')
    return "".join(f" {link}." for link in links)
