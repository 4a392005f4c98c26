"""What a block may ask of the desk at which its chapter is set."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from engine.errors import Mistake, Place
from engine.fact import Fact
from engine.pages.idea import Idea
from engine.pages.wording import Wording


class Desk(Protocol):
    """One chapter's desk. A place is always that of the text's first line; what is wrong goes to `mistakes`."""

    @property
    def mistakes(self) -> list[Mistake]:
        """All that was found wrong with the book so far."""
        ...

    @property
    def folders(self) -> tuple[Path, Path]:
        """The folders of the chapter and of the book."""
        ...

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The ideas that the book's chapters name."""
        ...

    @property
    def wording(self) -> Wording:
        """The words of the book's language."""
        ...

    def mistake(self, place: Place, message: str) -> None:
        """Note something wrong."""
        ...

    def render(self, template: str, **context: object) -> str:
        """A template of site_templates as HTML."""
        ...

    def markdown(self, text: str, place: Place) -> str:
        """A text as HTML, the first uses of terms in it linked."""
        ...

    def inline(self, text: str, place: Place, terms: bool = False) -> str:
        """A line of text as HTML without a paragraph around it; with its first uses of terms linked, or without."""
        ...

    def section(self, title: str) -> str:
        """The id of a section that the chapter's contents list, given its title as HTML."""
        ...

    def question(self, own: str, asked: str, place: Place) -> str:
        """The id of the next question: what its author called it, if anything, and a digest of what is `asked`.

        A reader's answer is kept under it, and so is forgotten when the question becomes another.
        """
        ...

    def fact(self, name: str, place: Place) -> Fact:
        """The fact 'scene.name'; a mistake, and one without words, where there is none."""
        ...

    def scene(self, name: str, place: Place, more: str = "", locked: bool = False) -> str:
        """A simulation as HTML, `more` added to its caption; `locked` until a prediction is made."""
        ...
