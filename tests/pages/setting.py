"""A desk of its own for a line of text."""

from pathlib import Path

from engine.errors import Place
from engine.fact import Fact
from engine.pages.about import About
from engine.pages.book import Book
from engine.pages.chapter import Chapter, FrontMatter
from engine.pages.desk import Desk
from engine.pages.exhibit import Exhibit
from engine.pages.ledger import Ledger
from engine.pages.press import environment
from engine.pages.sheet import Numbers, Sheet
from engine.pages.wording import read_wording

PLACE = Place(Path("chapter.md"), 10)


def exhibit(**changes) -> Exhibit:
    """A scene 'bowl' with one fact, `loss`, of three runs from two seeds."""
    facts = {"loss": Fact(0.00321, "the loss"), "count": Fact(4.0, "a count", format="d")}
    given = {"name": "bowl", "title": "Bowl", "caption": "", "alt": "", "context": {}, "files": {}, "facts": facts}
    return Exhibit(**given | {"runs": 3, "steps": 1200, "seeds": (0, 1)} | changes)


def desk(glossary=None, language="en", **exhibits) -> Desk:
    """The desk of a chapter 'ch00_start' in a book without anything else."""
    about = FrontMatter(title="Start", summary="It starts.")
    chapter = Chapter("0", "Chapter 0", "ch00_start", Path("ch00_start"), about, (), PLACE)
    wording = read_wording(language, Path(), [])
    book = Book(Path(), About(title="Book", language=language), (chapter,), (), {}, glossary or {}, wording)
    numbers = Numbers({}, {name: (chapter.page, "0.1") for name in exhibits})
    return Desk(Sheet(book, chapter, numbers, exhibits, environment(book), Ledger([])))


def said(at: Desk) -> list[str]:
    """What was found wrong, each with its line."""
    return [f"{mistake.place.line}: {mistake.message}" for mistake in at.mistakes]
