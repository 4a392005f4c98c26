"""References: references.bib as BibTeX and biblatex have it, short citations and the entries of a list."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from string import ascii_lowercase

from engine.errors import Mistake, Place, nearest, read_text
from engine.pages.latex import address, as_html, as_text, link
from engine.pages.tree import text_of
from engine.pages.wording import Wording

OTHERS = "\0"  # in a list of names: and others
INHERITED = {
    "booktitle": ("booktitle", "title"),
    **{name: (name,) for name in ("publisher", "year", "date", "url", "doi")},
}
VENUES = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school", "organization", "howpublished")


@dataclass(frozen=True)
class Reference:
    """One work: how prose calls its authors (`named`) and its `year`, `html` as the list shows it.

    `plain` is the same without markup; `order` is by what lists are sorted: the surnames, the year, the title. `parent`
    is the work it is a part of, or "".
    """

    key: str
    named: str
    year: str
    html: str
    plain: str
    order: tuple[str, ...]
    parent: str
    place: Place


@dataclass(frozen=True)
class _Entry:
    """One entry as it was read, with what it has from the work that it is a part of."""

    key: str
    fields: Mapping[str, str]
    people: tuple
    wording: Wording
    wrong: Callable[[str], None]
    place: Place

    @property
    def surnames(self) -> list[str]:
        """Who wrote it; the last is OTHERS where there were others."""
        return [_surname(person) for person in self.people]

    @property
    def year(self) -> str:
        """When it was published, n.d. where nobody says."""
        dated = re.match(r"\s*\{?(\d{4})", self.fields.get("date", ""))
        return as_text(self.fields.get("year", "")) or (dated[1] if dated else self.wording.say.undated)

    @property
    def named(self) -> str:
        """How prose calls its authors."""
        several = len(self.surnames) > 2
        return _and([self.surnames[0], OTHERS] if several else self.surnames, self.key, self.wording)


def read_references(file: Path, wording: Wording, mistakes: list[Mistake]) -> dict[str, Reference]:
    """The references by key; none, and a mistake with its line, where the file is not BibTeX."""
    if not os.path.lexists(file):
        return {}
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    text = read_text(file, mistakes)
    if text is None:
        return {}
    try:
        found = parse_string(text, "bibtex").entries
    except PybtexError as error:
        line = getattr(error, "lineno", None) or 0
        mistakes.append(Mistake(Place(file, line), str(error)))
        return {}
    lines = {m.group(1): text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"@\w+\s*\{\s*([^,\s]+)\s*,", text)}
    entries = [_entry(key, found, Place(file, lines.get(key, 0)), wording, mistakes) for key in found]
    letters = _letters(entries)
    return {entry.key: _reference(entry, letters.get(entry.key, "")) for entry in entries}


def _entry(key: str, entries, place: Place, wording: Wording, mistakes: list[Mistake]) -> _Entry:
    """An entry, and what it inherits from another: fields that it has not, the other's title as its book's."""
    entry, parent = entries[key], None
    own = {name.lower(): value for name, value in entry.fields.items()}
    if "crossref" in own:
        parent = entries.get(own["crossref"])
        if parent is None:
            mistakes.append(
                Mistake(place, f"'{key}': no work is called '{own['crossref']}'{nearest(own['crossref'], entries)}")
            )
        else:
            theirs = {name.lower(): value for name, value in parent.fields.items()}
            for name, names in INHERITED.items():
                value = next((theirs[one] for one in names if one in theirs), None)
                own |= {name: value} if value is not None and name not in own else {}
    if not own.get("title", "").strip():
        mistakes.append(Mistake(place, f"'{key}' has no title"))
    people = entry.persons.get("author") or entry.persons.get("editor") or []

    def wrong(said: str) -> None:
        mistakes.append(Mistake(place, f"'{key}': {said}"))

    return _Entry(key, own, tuple(people), wording, wrong, place)


def _letters(entries: list[_Entry]) -> dict[str, str]:
    """The letters that tell the works of the same people and year apart, 2017a and 2017b, by their titles."""
    counts = Counter((entry.named, entry.year) for entry in entries)
    letters: dict[str, str] = {}
    given: Counter[tuple[str, str]] = Counter()
    for entry in sorted(entries, key=lambda entry: as_text(entry.fields.get("title", "")).lower()):
        who = (entry.named, entry.year)
        if counts[who] > 1:
            letters[entry.key] = ascii_lowercase[given[who] % len(ascii_lowercase)]
            given[who] += 1
    return letters


def _reference(entry: _Entry, letter: str) -> Reference:
    year, authors = entry.year + letter, _and([_name(person) for person in entry.people], entry.key, entry.wording)
    title = as_html(entry.fields.get("title", entry.key), entry.wrong)
    plain = text_of(title)
    stop = "" if plain.endswith(("?", "!", ".")) else "."
    venue = _venue(entry)
    where = f" {text_of(venue)}" if venue else ""
    html = (
        f"{escape(authors)} ({escape(year)}). <cite>{title}</cite>{stop}{f' {venue}' if venue else ''}{_links(entry)}"
    )
    order = (*(_bare(name) for name in entry.surnames or [entry.key]), year, _bare(plain))
    text = f"{authors} ({year}). {plain}{stop}{where}"
    return Reference(entry.key, entry.named, year, html, text, order, entry.fields.get("crossref", ""), entry.place)


def _bare(words: str) -> str:
    """Words as they are sorted: small letters without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(one))


def _and(names: list[str], otherwise: str, wording: Wording) -> str:
    if len(names) < 2:
        return names[0] if names else otherwise
    first, last = ", ".join(names[:-1]), names[-1]
    if last == OTHERS:
        return f"{first} {wording.say.others}"
    return (wording.say.more if len(names) > 2 else wording.say.two).format(first=first, last=last)


def _surname(person) -> str:
    return as_text(" ".join(person.prelast_names + person.last_names)) if not _others(person) else OTHERS


def _name(person) -> str:
    if _others(person):
        return OTHERS
    names = [as_text(name) for name in person.first_names + person.middle_names]
    initials = " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in names)
    return f"{initials} {_surname(person)}".strip()


def _others(person) -> bool:
    """BibTeX's own mark, `and others`."""
    return person.last_names == ["others"] and not person.first_names


def _venue(entry: _Entry) -> str:
    set_field = partial(as_html, wrong=entry.wrong)
    where = next((set_field(entry.fields[name]) for name in VENUES if entry.fields.get(name)), "")
    volume, pages, note = (set_field(entry.fields.get(name, "")) for name in ("volume", "pages", "note"))
    said = ", ".join(
        part
        for part in (where, volume, entry.wording.say.page_numbers.format(pages=pages) if pages else "", note)
        if part
    )
    return f"{said}." if said else ""


def _links(entry: _Entry) -> str:
    links, fields = [], entry.fields
    if "eprint" in fields and fields.get("archiveprefix", fields.get("eprinttype", "arXiv")).lower() == "arxiv":
        eprint = escape(as_text(fields["eprint"]))
        links.append(link(f"https://arxiv.org/abs/{eprint}", f"arXiv:{eprint}"))
    if "doi" in fields:
        doi = re.sub(r"https?://(dx\.)?doi\.org/", "", re.sub(r"\\([_%&#])", r"\1", fields["doi"]).strip())
        links.append(link(f"https://doi.org/{doi}", f"doi:{escape(doi)}"))
    if not links and "url" in fields and (found := address(fields["url"], entry.wrong)):
        links.append(link(found, escape(found)))
    return "".join(f" {one}." for one in links)
