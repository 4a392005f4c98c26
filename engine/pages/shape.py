"""The shape of a book: which of its files are chapters, in what order, and which are pages outside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.pages.wording import Wording

FOLDER = re.compile(r"(?:ch(?P<digits>[0-9]+)|app(?P<letter>[A-Z])|(?P<preface>preface))(_[\w-]+)?")
NEARLY = re.compile(r"(ch|chap|chapter|app|appendix)[ _-]?([0-9]|[A-Za-z]([ _-]|$))", re.I)  # seems to be meant as one
PAGES = "pages"  # the folder of pages outside the order
PAGE = re.compile(r"[\w-]+")
ALIKE = {  # what would be left out -> how it is called
    **dict.fromkeys(("glossary.yaml", "glossary.md"), "glossary.yml"),
    **dict.fromkeys(("book.yaml", "_book.yml"), "book.yml"),
    **dict.fromkeys(("references.bibtex", "refs.bib", "bibliography.bib", "reference.bib"), "references.bib"),
    **dict.fromkeys(("preface.md", "preface.markdown"), "preface/chapter.md"),
}
MISNAMED = (
    "a chapter's folder is called ch05_name, an appendix's appA_name, in letters, digits, '-' and '_'; "
    "this one would be left out"
)
OURS = ("index", "404", "book", "glossary", "measured", "references")  # pages that the press makes


@dataclass(frozen=True)
class Source:
    """A file of text: its number or letter, "" for a preface and a page; what it is called; the name of its page.

    What a page outside the order is called is its title, and so "" here.
    """

    number: str
    called: str
    slug: str
    file: Path


def find_sources(folder: Path, wording: Wording, mistakes: list[Mistake]) -> tuple[list[Source], list[Source]]:
    """The chapters in order, a preface before them and the appendices after, and the pages outside the order.

    Raises Mistakes where no folder is a chapter's.
    """
    entries = sorted(folder.iterdir())
    named = {path: FOLDER.fullmatch(path.name) for path in entries}
    found = sorted((_rank(name), path) for path, name in named.items() if name and path.is_dir())
    wrong = list(_misplaced(named))
    mistakes += wrong
    if not found:
        none = Mistake(Place(folder), "no chapter here: a chapter is a folder such as ch00_start with chapter.md")
        raise Mistakes([] if wrong else [none])
    chapters = [Source(*_called(rank, wording), path.name, path / "chapter.md") for rank, path in found]
    for one, other in pairwise(chapters):
        if one.number == other.number:
            kind = "appendix" if one.number.isalpha() else "chapter" if one.number else "the preface"
            twice = f"{kind} {one.number}".strip() + f" is there twice, in {one.slug} and {other.slug}"
            mistakes.append(Mistake(Place(other.file, 1), twice))
    pages = list(_pages(folder / PAGES, {one.slug for one in chapters}, mistakes))
    return chapters, pages


def _misplaced(named: Mapping[Path, re.Match[str] | None]) -> Iterator[Mistake]:
    """What lies in a book's folder and would be left out for its name; `named` are its entries, as chapters' names."""
    for path, name in named.items():
        if name and not path.is_dir() and (name["digits"] or name["letter"] or not path.suffix):
            yield Mistake(Place(path), "this is called like a chapter and is no folder")
        elif not name and path.is_dir() and _meant(path):
            yield Mistake(Place(path), MISNAMED)
        elif path.name.lower() in ALIKE:
            yield Mistake(Place(path), f"this is called '{ALIKE[path.name.lower()]}', and would be left out")


def _meant(folder: Path) -> bool:
    """Whether a folder that is not called like a chapter seems to be one."""
    return bool((folder / "chapter.md").exists() or NEARLY.match(folder.name))


def _rank(name: re.Match[str]) -> tuple[str, int]:
    """Where a folder stands: the preface, chapters by their numbers, then appendices by their letters."""
    return (name["letter"] or "", -1 if name["preface"] else int(name["digits"] or 0))


def _called(rank: tuple[str, int], wording: Wording) -> tuple[str, str]:
    """The number, or letter, of what stands at a rank, and what it is called."""
    letter, number = rank
    if letter:
        return letter, wording.say.appendix.format(number=letter)
    return ("", wording.say.preface) if number < 0 else (str(number), wording.say.chapter.format(number=number))


def _pages(folder: Path, chapters: set[str], mistakes: list[Mistake]) -> Iterator[Source]:
    if folder.exists() and not folder.is_dir():
        mistakes.append(Mistake(Place(folder), "this is called like the folder of pages and is no folder"))
    for file in sorted(folder.glob("**/*")) if folder.is_dir() else ():
        if file.suffix.lower() in (".markdown", ".mdown", ".md") and (file.suffix != ".md" or file.parent != folder):
            mistakes.append(Mistake(Place(file), f"a page is called {PAGES}/about.md; this one would be left out"))
    for file in sorted(folder.glob("*.md")):
        if file.stem in chapters or file.stem in OURS:
            mistakes.append(Mistake(Place(file, 1), f"the book has a page {file.stem}.html already: call it otherwise"))
        elif not PAGE.fullmatch(file.stem):
            mistakes.append(Mistake(Place(file, 1), "a page is called in letters, digits, '-' and '_': about.md"))
        else:
            yield Source("", "", file.stem, file)
