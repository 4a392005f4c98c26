"""Read a book: chapters/*/chapter.md as typed blocks, each with its file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from engine.errors import Mistake, Mistakes, Place, read_text
from engine.pages.blocks._block import Block
from engine.pages.cite import Reference, read_references
from engine.pages.definitions import with_pictures
from engine.pages.forms import Form, Text, key_in, read_form
from engine.pages.glossary import read_glossary
from engine.pages.idea import Idea
from engine.pages.split import split
from engine.pages.titles import below_title, first_title
from engine.pages.wording import Wording, read_wording

FOLDER = re.compile(r"(ch(?P<digits>[0-9]+)|app(?P<letter>[A-Z]))(_[\w-]+)?")  # a chapter's, an appendix's
NEARLY = re.compile(r"(ch|chap|chapter|app|appendix)[ _-]?([0-9]|[A-Za-z]([ _-]|$))", re.I)  # seems to be meant as one
HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
UNTITLED = "a chapter begins with '---', its title and summary, and '---'; or with '# Its title'"

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}  # languages, by ISO 639


class FrontMatter(Form):
    """What stands between the two lines `---` at the head of a chapter."""

    title: str = ""  # or the first heading is the title
    summary: str = ""
    prerequisites: str = ""
    picture: str = ""
    ideas: dict[Text, Text] = Field(default={})  # its ideas, each with the place on the map where it acts


class About(Form):
    """book.yml."""

    title: Text
    subtitle: str = ""
    authors: list[Text] = Field(default=[])
    url: str = Field(default="", pattern=r"^(https?://[^\s/]+\S*)?$", description="https://example.org/book")
    language: str = Field(default="en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", description="en or de-AT")
    licence: str = ""
    cover: str = ""
    output: str = ""  # where the site goes, from the book's folder on: engine.shelf.home
    shelf: str = ""  # and what is kept of it
    time_limit: int = Field(default=600, ge=1)  # seconds that one simulation may take
    page_budget: int = Field(default=300_000, ge=1)  # bytes of a page with its first data
    site_budget: int = Field(default=20_000_000, ge=1)

    @property
    def identity(self) -> str:
        """What tells this book from others of the same reader: under it a page remembers what was answered."""
        return sha256((self.url or "\0".join([self.title, *self.authors])).encode()).hexdigest()[:8]

    def address(self, page: str) -> str:
        """The address of a page of the published book; the first page is its folder."""
        return self.url.rstrip("/") + "/" + ("" if page == "index.html" else page)

    @property
    def direction(self) -> str:
        """Which way its language is written: ltr or rtl."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Chapter:
    """One chapter, or appendix: its folder's name is its page's and its key; the number, or letter, is the folder's."""

    number: str
    called: str  # what it is referred to as: Chapter 3, Appendix A
    folder: Path
    about: FrontMatter
    blocks: tuple[Block, ...]
    place: Place

    @property
    def slug(self) -> str:
        """The name of its folder, by which links and memory know it."""
        return self.folder.name

    @property
    def page(self) -> str:
        """The file of its page in the site."""
        return f"{self.slug}.html"

    @property
    def scenes(self) -> tuple[str, ...]:
        """The names of its scenes as its blocks give them, in order of appearance."""
        return tuple(name for block in self.blocks for name in block.scenes())


@dataclass(frozen=True)
class Book:
    """A folder of chapters, in order, the appendices after them, and what they share."""

    folder: Path
    about: About
    chapters: tuple[Chapter, ...]
    references: dict[str, Reference]
    glossary: dict[str, str]
    wording: Wording

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The ideas of all chapters, in order."""
        return tuple(idea for chapter in self.chapters for idea in _ideas(chapter))


def read_book(folder: Path, mistakes: list[Mistake]) -> Book:
    """The book in a folder. What is wrong with its files, front matter and blocks is added to `mistakes`.

    Raises Mistakes where there is no such folder, or no chapter in it.
    """
    if not folder.is_dir():
        raise Mistakes([Mistake(Place(folder), "there is no such folder of chapters")])
    about = _read_about(folder / "book.yml", mistakes)
    wording = read_wording(about.language, folder, mistakes)
    named = [(FOLDER.fullmatch(path.name), path) for path in sorted(folder.iterdir()) if path.is_dir()]
    mistakes += [
        Mistake(Place(path), "this is called like a chapter and is no folder")
        for path in sorted(folder.iterdir())
        if FOLDER.fullmatch(path.name) and not path.is_dir()
    ]
    misnamed = [_misnamed(path) for name, path in named if not name and _meant(path)]
    mistakes += misnamed
    folders = sorted((_rank(name), path) for name, path in named if name)
    chapters = [chapter for rank, path in folders if (chapter := _read_chapter(_number(rank), path, wording, mistakes))]
    if not chapters:
        none = Mistake(Place(folder), "no chapter here: a chapter is a folder such as ch00_start with chapter.md")
        raise Mistakes([] if folders or misnamed else [none])
    for one, other in pairwise(chapters):
        if one.number == other.number:
            kind = "appendix" if one.number.isalpha() else "chapter"
            twice = f"{kind} {one.number} is there twice, in {one.slug} and {other.slug}"
            mistakes.append(Mistake(other.place, twice))
    references = read_references(folder / "references.bib", wording, mistakes)
    glossary = read_glossary(folder / "glossary.yml", mistakes)
    return Book(folder, about, tuple(chapters), references, glossary, wording)


def _meant(folder: Path) -> bool:
    """Whether a folder that is not called like a chapter seems to be one."""
    return bool((folder / "chapter.md").exists() or NEARLY.match(folder.name))


def _misnamed(folder: Path) -> Mistake:
    return Mistake(
        Place(folder),
        "a chapter's folder is called ch05_name, an appendix's appA_name, in letters, digits, '-' and '_'; "
        "this one would be left out",
    )


def _rank(name: re.Match[str]) -> tuple[str, int]:
    """Where a folder stands: chapters by their numbers, then appendices by their letters."""
    return (name["letter"] or "", int(name["digits"] or 0))


def _number(rank: tuple[str, int]) -> str:
    letter, number = rank
    return letter or str(number)


def _read_about(file: Path, mistakes: list[Mistake]) -> About:
    text = read_text(file, mistakes)
    found = None if text is None else read_form(About, text, Place(file, 1), mistakes)
    return found or About(title="?")


def _read_chapter(number: str, folder: Path, wording: Wording, mistakes: list[Mistake]) -> Chapter | None:
    file = folder / "chapter.md"
    text = read_text(file, mistakes)
    if text is None:
        return None
    head = HEAD.match(text)
    found = read_form(FrontMatter, head.group(1), Place(file, 2), mistakes) if head else FrontMatter()
    about, begins = found or FrontMatter(title="?"), head.end() if head else 0
    title, after = first_title(text[begins:])
    if title and about.title in ("", title):
        about, begins = about.model_copy(update={"title": title}), begins + after
    if not about.title:
        mistakes.append(Mistake(Place(file, 1), UNTITLED))
    body = with_pictures(below_title(text[begins:]))
    blocks = tuple(split(body, Place(file, 1 + text.count("\n", 0, begins)), mistakes))
    called = (wording.say.appendix if number.isalpha() else wording.say.chapter).format(number=number)
    return Chapter(number, called, folder, about, blocks, Place(file, 1))


def _ideas(chapter: Chapter) -> list[Idea]:
    file, named = chapter.place.file, chapter.about.ideas
    return [Idea(name, on, chapter.number, chapter.page, key_in(file, name)) for name, on in named.items()]
