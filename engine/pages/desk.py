"""Desk: where the texts of one chapter are set."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from engine.errors import Mistake, Place
from engine.fact import Fact
from engine.pages.effort import effort_of
from engine.pages.elements import SHOWN
from engine.pages.exhibit import Exhibit
from engine.pages.idea import Idea
from engine.pages.leftovers import unclosed
from engine.pages.links import Lines
from engine.pages.marks._mark import Words
from engine.pages.marks.fact import fact
from engine.pages.markup import Token, marks, replaced, to_html, words
from engine.pages.sheet import Sheet
from engine.pages.slug import slug
from engine.pages.tree import Handlers, text_of
from engine.pages.wording import Wording

SOURCE = re.compile(
    r"^(?:\./)?(?P<up>\.\./)?(?:(?P<folder>[\w-]+)/)?(?P<file>[\w-]+)\.md(?=#|$)"
)  # as an editor follows it
INSTEAD = "a picture is written ![what it shows](file){width=60%}"
NOTHING_ELSE = "a page loads and runs nothing but its own"


@dataclass(frozen=True)
class Desk:
    """What blocks ask for (blocks/_desk.py says more of each), done for the chapter of a sheet."""

    sheet: Sheet

    @property
    def mistakes(self) -> list[Mistake]:
        """All that was found wrong with the book so far."""
        return self.sheet.ledger.mistakes

    @property
    def folders(self) -> tuple[Path, Path]:
        """The folders of the chapter and of the book."""
        return self.sheet.chapter.folder, self.sheet.book.folder

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The ideas that the book's chapters name."""
        return self.sheet.book.ideas

    @property
    def wording(self) -> Wording:
        """The words of the book's language."""
        return self.sheet.book.wording

    def mistake(self, place: Place, message: str) -> None:
        """Note something wrong."""
        self.sheet.mistake(place, message)

    def render(self, template: str, **context: object) -> str:
        """A template as HTML."""
        return self.sheet.render(template, **context)

    def markdown(self, text: str, place: Place) -> str:
        """A text as HTML."""
        return self._set(text, place, terms=True)

    def inline(self, text: str, place: Place, terms: bool = False) -> str:
        """A line of text as HTML."""
        return self._set(text, place, terms, bare=True)

    def plain(self, text: str, place: Place) -> str:
        """A text without markup, such as an alt text; of our marks those are set that have a plain form."""

        def set_mark(token: Token) -> str:
            setter = marks()[token.kind].plain
            return setter(token.match, self.sheet, place.below(token.line)) if setter else token.match[0]

        return replaced(text, set_mark)

    def section(self, title: str) -> str:
        """The id of a section."""
        return self._heading(title, 2, "")

    def question(self, own: str, asked: str, place: Place) -> str:
        """The id of the next question."""
        ledger = self.sheet.ledger
        if own and own in ledger.named:
            self.mistake(place, f"a question '{own}' is there already")
        ledger.named |= {own}
        key = f"{own or self.sheet.chapter.slug}-{sha256(asked.encode()).hexdigest()[:8]}"
        while key in ledger.questions:
            key += "-more"
        ledger.questions.append(key)
        return key

    def fact(self, name: str, place: Place) -> Fact:
        """The fact 'scene.name'."""
        return fact(name, self.sheet, place)

    def scene(self, name: str, place: Place, more: str = "", locked: bool = False) -> str:
        """A simulation as HTML."""
        exhibit = self.sheet.exhibits.get(name)
        if exhibit is None:
            return ""
        if name in self.sheet.ledger.scenes:
            self.mistake(place, f"the scene '{name}' is in this chapter already")
        set_here = {
            "number": self.sheet.numbers.figures[name][1],
            "caption_html": self.inline(f"{exhibit.caption} {more}".strip(), place, terms=True),
            "method": self._method(exhibit, place),
            "alt": self.plain(exhibit.alt, place),
            "source": f"{self.sheet.book.folder.resolve().name}/{self.sheet.chapter.folder.name}/{name}.py",
        }
        scene = self.sheet.ledger.scenes[name] = {**exhibit.context, **set_here}
        return self.render("blocks/scene.html", scene=scene, locked=locked)

    def _method(self, exhibit: Exhibit, place: Place) -> dict[str, list[str]]:
        """How a scene was run, what -> how as HTML; what it took comes last."""
        known, effort = self.wording.methods, effort_of(exhibit, self.wording)
        ways = {known.get(what, what): ways for what, ways in exhibit.method.items()}
        ways |= {self.wording.say.computed: (effort,)} if effort else {}
        return {what: [self.inline(how, place) for how in told] for what, told in ways.items()}

    def _set(self, text: str, place: Place, terms: bool, bare: bool = False) -> str:
        lines, at_desk = Lines(text), replace(self.sheet, line=self.inline)

        def set_mark(token: Token) -> str:
            return marks()[token.kind].html(token.match, at_desk, place.below(token.line))

        def wrong(said: str, message: str) -> None:
            self.mistake(place.below(lines.next(said)), message)

        def link(address: str) -> str:
            leads = SOURCE.sub(self._page_of, address)
            self.sheet.ledger.links.append((place.below(lines.next(address)), leads))
            return leads

        def foreign(tag: str) -> None:
            wrong(f"<{tag}", f"<{tag}> is not for chapters: {INSTEAD if tag in SHOWN else NOTHING_ELSE}")

        def named(key: str, written: str = 'id="{}"') -> None:
            here = place.below(lines.next(written.format(key)))
            if key in self.sheet.ledger.ids:
                self.mistake(here, f"this page has an id '{key}' already")
            self.sheet.ledger.ids.add(key)

        def heading(title: str, level: int, own: str) -> str:
            if own:
                named(own, "#{}")
            return self._heading(title, level, own)

        look = partial(self._words, place=place) if terms else None
        handlers = Handlers(heading, link, foreign, wrong, named, self.wording, look, bare)
        html = to_html(text, self.sheet.definitions, set_mark, handlers)
        for tag in unclosed(html) if "<" in lines.text else ():
            wrong(tag.rstrip(">"), f"{tag} has no other: a tag that is opened is closed, and only one that is opened")
        return html

    def _page_of(self, source: re.Match[str]) -> str:
        """The page of the text whose source a link names, where there is one."""
        here = self.sheet.chapter.folder
        file = (here.parent if source["up"] else here) / (source["folder"] or "") / f"{source['file']}.md"
        return next((one.page for one in self.sheet.book.texts if one.place.file == file), source[0])

    def _words(self, text: str, keep: Callable[[str], str], place: Place) -> str:
        """A piece of running text with the marks that nobody writes."""
        for mark in words():
            if pattern := mark.pattern(self.sheet.book):
                text = pattern.sub(partial(self._word, mark, keep, place), text)
        return text

    def _word(self, mark: Words, keep: Callable[[str], str], place: Place, found: re.Match[str]) -> str:
        html = mark.html(found, self.sheet, place)
        return found[0] if html == found[0] else keep(html)

    def _heading(self, title: str, level: int, own: str) -> str:
        """The id of a heading, its author's or one made of its words that no other has; the second level is listed."""
        ledger = self.sheet.ledger
        key = own or slug(text_of(title)) or "section"
        while not own and key in ledger.ids:
            key += "-more"
        ledger.ids.add(key)
        if level == 2:
            ledger.sections[key] = title
        return key
