"""A chapter, appendix, preface or page: its front matter, and its text as typed blocks, each with its file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from engine.errors import Mistake, Place, read_text
from engine.pages.blocks._block import Block
from engine.pages.definitions import with_pictures
from engine.pages.forms import Form, Text, key_in, read_form
from engine.pages.idea import Idea
from engine.pages.shape import Source
from engine.pages.split import split
from engine.pages.titles import below_title, first_title

HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
UNTITLED = "a chapter begins with '---', its title and summary, and '---'; or with '# Its title'"


class FrontMatter(Form):
    """What stands between the two lines `---` at the head of a chapter."""

    title: str = ""  # or the first heading is the title
    summary: str = ""
    prerequisites: str = ""
    source: str = ""  # what it is made after
    picture: str = ""
    ideas: dict[Text, Text] = Field(default={})  # its ideas, each with the place on the map where it acts


@dataclass(frozen=True)
class Chapter:
    """One text of the book. Its number is that of its folder, a letter for an appendix, "" for a preface or a page."""

    number: str
    called: str  # what it is referred to as: Chapter 3, Appendix A; a page by its title
    slug: str  # by which links and memory know it
    folder: Path
    about: FrontMatter
    blocks: tuple[Block, ...]
    place: Place

    @property
    def page(self) -> str:
        """The file of its page in the site."""
        return f"{self.slug}.html"

    def numbered(self, count: int) -> str:
        """The number of its `count`th formula or figure: 3.1, A.1, and 1 where it has none itself."""
        return f"{self.number}.{count}" if self.number else str(count)

    @property
    def scenes(self) -> tuple[str, ...]:
        """The names of its scenes as its blocks give them, in order of appearance."""
        return tuple(name for block in self.blocks for name in block.scenes())

    @property
    def ideas(self) -> list[Idea]:
        """The ideas that it brings, each with its line."""
        file, named = self.place.file, self.about.ideas
        return [Idea(name, on, self.number, self.page, key_in(file, name)) for name, on in named.items()]


def read_chapter(source: Source, mistakes: list[Mistake]) -> Chapter | None:
    """What a file holds; None where it cannot be read. What is wrong in it is added to `mistakes`."""
    file = source.file
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
    return Chapter(source.number, source.called or about.title, source.slug, file.parent, about, blocks, Place(file, 1))
