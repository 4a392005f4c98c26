"""Sheet: one chapter being set, and what there is to look up meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

from engine.errors import Mistake, Place
from engine.pages.book import Book
from engine.pages.chapter import Chapter
from engine.pages.exhibit import Exhibit
from engine.pages.ledger import Ledger


@dataclass(frozen=True)
class Numbers:
    """Where every formula, every scene and every picture with a number stands: name -> (page, number)."""

    equations: Mapping[str, tuple[str, str]]
    figures: Mapping[str, tuple[str, str]]
    written: Mapping[tuple[str, Place], Sequence[str]] = field(default_factory=dict)  # kind and line -> names, in order


@dataclass(frozen=True)
class Sheet:
    """A chapter on its way to a page: all is given but the `ledger`, to which marks and blocks write."""

    book: Book
    chapter: Chapter
    numbers: Numbers
    exhibits: Mapping[str, Exhibit]
    environment: Environment
    ledger: Ledger
    definitions: str = ""  # lines that define something for all texts of the chapter
    line: Callable[[str, Place], str] = lambda text, place: text  # sets a line of Markdown: the desk's

    def name_at(self, kind: str, place: Place) -> str | None:
        """The name of the next formula or figure on a line; None where what stands there has no number.

        By the line, and not by what was set before: options of a question are set in another order.
        """
        names, set_here = self.numbers.written.get((kind, place), ()), self.ledger.set_at
        set_here[kind, place] += 1
        return names[set_here[kind, place] - 1] if set_here[kind, place] <= len(names) else None

    def mistake(self, place: Place, message: str) -> None:
        """Note something wrong in the book."""
        self.ledger.mistakes.append(Mistake(place, message))

    def render(self, template: str, **context: object) -> str:
        """A template of site_templates as HTML."""
        return self.environment.get_template(template).render(context)
