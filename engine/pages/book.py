"""Read a book: book.yml, its chapters and pages, its references and its glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place, nearest, read_text
from engine.pages.about import About
from engine.pages.chapter import Chapter, read_chapter
from engine.pages.cite import Reference, read_references
from engine.pages.forms import key_in, read_form
from engine.pages.glossary import read_glossary
from engine.pages.idea import Idea
from engine.pages.shape import find_sources
from engine.pages.wording import Wording, read_wording


@dataclass(frozen=True)
class Book:
    """A folder of chapters, in order, the appendices after them, pages outside the order, and what they share."""

    folder: Path
    about: About
    chapters: tuple[Chapter, ...]
    pages: tuple[Chapter, ...]
    references: dict[str, Reference]
    glossary: dict[str, str]
    wording: Wording

    @property
    def texts(self) -> tuple[Chapter, ...]:
        """All chapters and pages."""
        return (*self.chapters, *self.pages)

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The ideas of all chapters, in order."""
        return tuple(idea for chapter in self.chapters for idea in chapter.ideas)

    def part_of(self, chapter: Chapter) -> str:
        """The title of the part that a chapter stands in, "" for one before the first and for what is no chapter."""
        part = ""
        for one in self.chapters:
            part = self.about.parts.get(one.slug, part)
            if one is chapter:
                return part
        return ""


def read_book(folder: Path, mistakes: list[Mistake]) -> Book:
    """The book in a folder. What is wrong with its files, front matter and blocks is added to `mistakes`.

    Raises Mistakes where there is no such folder, or no chapter in it.
    """
    if not folder.is_dir():
        raise Mistakes([Mistake(Place(folder), "there is no such folder of chapters")])
    about = _read_about(folder / "book.yml", mistakes)
    wording = read_wording(about.language, folder, mistakes)
    chapters, pages = (
        tuple(chapter for source in sources if (chapter := read_chapter(source, mistakes)))
        for sources in find_sources(folder, wording, mistakes)
    )
    if not chapters:
        raise Mistakes([])
    mistakes += _wrong_parts(folder, about, chapters)
    references = read_references(folder / "references.bib", wording, mistakes)
    glossary = read_glossary(folder / "glossary.yml", mistakes)
    return Book(folder, about, chapters, pages, references, glossary, wording)


def _read_about(file: Path, mistakes: list[Mistake]) -> About:
    text = read_text(file, mistakes)
    found = None if text is None else read_form(About, text, Place(file, 1), mistakes)
    return found or About(title="?")


def _wrong_parts(folder: Path, about: About, chapters: tuple[Chapter, ...]) -> Iterator[Mistake]:
    """Parts that begin with no chapter."""
    known = [chapter.slug for chapter in chapters]
    for slug in about.parts:
        if slug not in known:
            said = f"a part begins with a chapter, and none is called '{slug}'{nearest(slug, known)}"
            yield Mistake(key_in(folder / "book.yml", slug), said)
