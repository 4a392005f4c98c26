"""What is done to a text when Markdown has made a tree of it: headings, tables, links, terms, what is set apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from engine.errors import nearest
from engine.pages.elements import FOREIGN, HEADINGS, KNOWN, SILENT, loads
from engine.pages.leftovers import leftovers, unknown_note
from engine.pages.wording import Wording

KEPT = re.compile("\x02wzxhzdk:([0-9]+)\x03")  # HTML that Markdown keeps aside until it is done
ESCAPED = re.compile("\x02([0-9]+)\x03")  # a sign behind a backslash, until Markdown is done
MARKED = re.compile("([\U000f0000-\U000ffffd])")  # our marks, a character each
TABLE = {"class": "table", "tabindex": "0", "role": "group"}


@dataclass(frozen=True)
class Handlers:
    """Who is told what a text holds.

    `heading(html, level, own)` gives the id of a heading (`own`: what its author called it, or ""); `link(address)`
    gives where a link of the page leads; `foreign(tag)` is told of every element written as HTML that would load or run
    something, `named(id)` of the ids that it gives, `wrong(said, message)` of what else is not understood, and where;
    `words(text, keep)` gives a piece of running text with `keep(html)` in place of some words, and is None where no
    words are looked for. `wording` are the words of the book's language. `bare` is for a line that gets no paragraph
    around it.
    """

    heading: Callable[[str, int, str], str]
    link: Callable[[str], str]
    foreign: Callable[[str], None]
    wrong: Callable[[str, str], None]
    named: Callable[[str], None]
    wording: Wording
    words: Callable[[str, Callable[[str], str]], str] | None = None
    bare: bool = False


class Tree(Treeprocessor):
    """The step of our own, run once Markdown's are done."""

    def __init__(self, md: Markdown, restored: Callable[[str, Sequence[str]], str]):
        Treeprocessor.__init__(self, md)
        self.restored = restored

    def begin(self, handlers: Handlers, stash: Sequence[str]) -> None:
        """Be told by whom, and with which marks, the next text is set."""
        self.handlers, self.stash = handlers, stash

    def run(self, root: Element) -> None:
        """Set one tree."""
        self._look_into_kept()
        if self.handlers.words:
            self._mark_words(root, 0)
        for parent in list(root.iter()):
            for child in list(parent):
                self._set(parent, child)
        for element in root.iter():
            self._look_for_leftovers(element)
            if element.tag != "img" and loads(str(element.tag), element.attrib):
                self.handlers.foreign(str(element.tag))
            if element.get("id") and element.tag not in HEADINGS:
                self.handlers.named(element.get("id", ""))
        if self.handlers.bare and len(root) == 1 and root[0].tag == "p":
            root.text, root[:] = root[0].text, list(root[0])

    def _set(self, parent: Element, child: Element) -> None:
        if child.tag in HEADINGS:
            level = int(child.tag[1])
            key = self.handlers.heading(self._inner(child), level, child.get("id", ""))
            child.set("id", key)
            child.append(Element("a", {"class": "anchor", "href": f"#{key}", "tabindex": "-1", "aria-hidden": "true"}))
        elif child.tag == "table":
            parent[list(parent).index(child)] = self._boxed(child)
        elif child.tag == "a":
            leads = ESCAPED.sub(lambda found: chr(int(found[1])), child.get("href", ""))
            child.set("href", self.handlers.link(leads))
        elif child.tag == "img":
            self.handlers.wrong(child.get("src", ""), f"a picture is written ![what it shows]({child.get('src', '')})")
        elif "admonition" in (kinds := child.get("class", "").split()):
            if said := unknown_note(kinds[-1]):
                self.handlers.wrong(kinds[-1], said)
            elif not any(part.get("class") != "admonition-title" for part in child):
                self.handlers.wrong(kinds[-1], "this note is empty: its text stands four spaces in, below '!!! note'")
            elif child[0].get("class") == "admonition-title" and child[0].text == kinds[-1].capitalize():
                child[0].text = getattr(self.handlers.wording.say, kinds[-1])
        elif child.tag == "p":
            at = list(parent).index(child)
            parent[at : at + 1] = self._divided(child)

    def _boxed(self, table: Element) -> Element:
        """A table in a box that scrolls; in code in it a '|' has a backslash before it, and is shown without."""
        for code in table.iter("code"):
            code.text = AtomicString((code.text or "").replace("\\|", "|"))
        box = Element("div", {**TABLE, "aria-label": self.handlers.wording.say.table_of})
        box.append(table)
        box.tail, table.tail = table.tail, None
        return box

    def _divided(self, paragraph: Element) -> list[Element]:
        """A paragraph as it is, or as what stands before, between and after the things in it that are set apart.

        Markdown sets what it kept aside without a paragraph, where it is one alone.
        """
        parts = [Element("p", paragraph.attrib)]
        for text, child in [(paragraph.text, None), *((child.tail, child) for child in paragraph)]:
            if child is not None:
                parts[-1].append(child)
                child.tail = ""
            for piece in MARKED.split(text or ""):
                html = self.restored(piece, self.stash) if MARKED.fullmatch(piece) else None
                if html is None or not (html == "" or html.startswith(("<div", "<figure"))):
                    _append(parts[-1], piece)
                elif html:
                    parts += [Element("p"), Element("p")]
                    parts[-2].text = self.md.htmlStash.store(html)
        parts = [part for part in parts if len(part) or (part.text or "").strip()]
        if len(parts) == 1:
            parts[0].tail = paragraph.tail
        return parts

    def _inner(self, element: Element) -> str:
        """What stands in an element, as HTML."""
        copy = Element("div")
        copy.text, copy[:] = element.text, list(element)
        html = self.md.serializer(copy)
        for step in self.md.postprocessors:
            html = step.run(html)
        html = html.strip().removeprefix("<div>").removesuffix("</div>")
        return self.restored(html, self.stash)

    def _mark_words(self, element: Element, depth: int) -> int:
        """Mark the words in an element; `depth` counts the silent elements around, those written as HTML included."""
        element.text, depth = self._marked(element.text, depth)
        for child in element:
            if child.tag not in SILENT:
                depth = self._mark_words(child, depth)
            child.tail, depth = self._marked(child.tail, depth)
        return depth

    def _marked(self, text: str | None, depth: int) -> tuple[str | None, int]:
        if not text or not text.strip():
            return text, depth
        pieces, at = [], 0
        for found in [*(kept for kept in KEPT.finditer(text) if self._depth(kept)), None]:
            piece = text[at : found.start() if found else None]
            pieces.append(piece if depth or not self.handlers.words else self.handlers.words(piece, self._keep))
            if found:
                pieces.append(found[0])
                depth, at = max(0, depth + self._depth(found)), found.end()
        return "".join(pieces), depth

    def _keep(self, html: str) -> str:
        return self.md.htmlStash.store(html)

    def _depth(self, kept: re.Match[str]) -> int:
        """By how many silent elements a piece of HTML goes in (+1), or out again (-1)."""
        tags = Tags(str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])]))
        return sum(tag in SILENT for tag, _ in tags.opened) - sum(tag in SILENT for tag in tags.closed)

    def _look_for_leftovers(self, element: Element) -> None:
        """What nobody understood in the texts of an element, its own and those after its children."""
        if element.tag in ("code", "pre", "math"):
            return
        for text in (element.text, *(child.tail for child in element)):
            for said, message in leftovers(text or ""):
                self.handlers.wrong(said, message)

    def _look_into_kept(self) -> None:
        """Links, and what would load or run something, in what the author wrote as HTML."""
        for html in self.md.htmlStash.rawHtmlBlocks:
            if re.match(r"<[?]|<!(?!--)", str(html)):
                self.handlers.wrong(
                    str(html)[:2], f"'{str(html)[:9]}' is not for chapters: a page is made by the press"
                )
            for tag, attributes in Tags(str(html)).opened:
                if attributes.get("id"):
                    self.handlers.named(attributes["id"])
                if tag not in KNOWN:
                    self.handlers.wrong(f"<{tag}", f"no element is called '{tag}'{nearest(tag, KNOWN)}")
                if tag in FOREIGN or loads(tag, attributes):
                    self.handlers.foreign(tag)
                elif tag == "a" and attributes.get("href"):
                    self.handlers.link(attributes["href"])


def _append(element: Element, text: str) -> None:
    """Put a text after all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


class Tags(HTMLParser):
    """The tags of a piece of HTML: those opened with their attributes, those closed."""

    def __init__(self, html: str):
        HTMLParser.__init__(self)
        self.opened: list[tuple[str, Mapping[str, str]]] = []
        self.closed: list[str] = []
        if "<" in html:
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        self.opened.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes."""
        self.closed.append(tag)


def text_of(html: str) -> str:
    """The text between the tags of a piece of HTML, its entities as characters."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(html)
    parser.close()
    return "".join(found)
