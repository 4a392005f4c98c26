"""Markdown with our marks: found with their lines before Markdown sees a text, and put back when it is done.

Each mark goes through Markdown as one character of a private plane, which no rule of Markdown takes for a letter, a
digit, a space or a sign of its own. What has to be done to the whole is done to Markdown's tree (engine.pages.tree).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from string import punctuation
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import (
    REFERENCE_RE,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    SubstituteTagInlineProcessor,
)

from engine.pages.blanked import blanked
from engine.pages.indents import read_lines
from engine.pages.marks._mark import Found, Mark, Words
from engine.pages.scan import scan
from engine.pages.tables import ragged
from engine.pages.tree import Handlers, Tree

EXTENSIONS = {  # and their options
    "tables": {},
    "pymdownx.superfences": {"preserve_tabs": True},
    "pymdownx.highlight": {"anchor_linenums": False, "linenums_style": "pymdownx-inline"},
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {},
    "pymdownx.caret": {},
    "pymdownx.magiclink": {"hide_protocol": False},
    "admonition": {},
    "def_list": {},
    "abbr": {},
    "attr_list": {},
    "smarty": {},
    "sane_lists": {},
    "md_in_html": {},
}
FOR_ALL = {  # what the extensions write -> the same for those who use a keyboard or hear the page, with words
    "<pre><span></span>": ('<pre tabindex="0" role="group" aria-label="{}">', "code"),
    '<input type="checkbox" disabled': ('<input type="checkbox" aria-label="{}" disabled', "done"),
}
OPEN = 100  # brackets; for each that is open Python-Markdown reads the whole text
BLOCK = re.compile(r"(?P<number>\d{1,9})?(?=[>#]|[-+*.):]\s|!!!)")  # how a line begins that would be more than a line
HEADING = re.compile(r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ \t][^\n]*?)??)(?:[ \t]+#+)?[ \t]*(?:\n|$)")
RULE = re.compile(r"^ {0,3}([-*_])([ \t]*\1){2,}[ \t]*$", re.M)
UNDERLINED = re.compile(r"(?P<header>(?:[^\n]+\n)+?) {0,3}(?P<line>=+|-+)[ \t]*(?:\n|$)")
BEGINS = re.compile(r" {0,3}(?:[-+*] |\d+\. |>|\[[^\]\n]+\]:)")  # what is no paragraph
ESCAPED = re.compile(rf"\\([{re.escape(punctuation)}])")
PRIVATE = 0xF0000
WHOLE = re.compile("([(]?)([\U000f0000-\U000ffffd])([),.;:!?]*)")


@dataclass(frozen=True)
class Token:
    """One of our marks in a text: where, on which line (from 0), which kind, and its match."""

    start: int
    end: int
    line: int
    kind: str
    match: Found


@cache
def marks() -> dict[str, Mark]:
    """The marks that an author writes, by kind."""
    return {kind: mark for kind, mark in scan("engine.pages.marks", "MARK").items() if isinstance(mark, Mark)}


@cache
def words() -> tuple[Words, ...]:
    """The marks that nobody writes."""
    return tuple(mark for mark in scan("engine.pages.marks", "MARK").values() if isinstance(mark, Words))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<mark_{kind}>{mark.pattern})" for kind, mark in marks().items()), re.S)


def tokens(text: str) -> Iterator[Token]:
    """Our marks in a text, in order; what stands in code is code."""
    for found in _pattern().finditer(blanked(text)):
        kind = (found.lastgroup or "").removeprefix("mark_")
        yield Token(found.start(), found.end(), text.count("\n", 0, found.start()), kind, Found(found, text))


def replaced(text: str, set_mark: Callable[[Token], str]) -> str:
    """A text with each of our marks as `set_mark` says, and no Markdown in it."""
    pieces, at = [], 0
    for token in tokens(text):
        pieces += [text[at : token.start], set_mark(token)]
        at = token.end
    return "".join([*pieces, text[at:]])


def to_html(text: str, definitions: str, set_mark: Callable[[Token], str], handlers: Handlers) -> str:
    """The text as HTML, each of our marks as `set_mark` says; `handlers` are told of what its tree holds.

    `definitions` are lines that define something for it, such as `[name]: address`.
    """
    stash: list[str] = []

    def keep(token: Token) -> str:
        stash.append(set_mark(token))
        return chr(PRIVATE + len(stash) - 1)

    source = replaced(text, keep)
    source = _as_line(source) if handlers.bare else read_lines(source).written
    markdown, tree = _markdown()
    if source.count("[") - source.count("]") > OPEN:
        handlers.wrong("[", f"more than {OPEN} brackets are opened here and never closed")
        return ""
    for row, said in ragged(source):
        handlers.wrong(row, said)
    source += f"\n\n{definitions}" if definitions else ""
    markdown.reset()
    tree.begin(handlers, stash)
    html = markdown.convert(source)
    for written, (better, said) in FOR_ALL.items():
        html = html.replace(written, better.format(escape(getattr(handlers.wording.say, said))))
    return restored(html, stash)


def _as_line(text: str) -> str:
    """A line of text that Markdown will not take for a list, a heading or a quotation, whatever it begins with."""
    text = text.strip()
    return BLOCK.sub(lambda found: f"{found['number'] or ''}\\", text, count=1) if BLOCK.match(text) else text


def restored(html: str, stash: Sequence[str]) -> str:
    """HTML with the marks that went through it as a character each."""

    def whole(match: re.Match[str]) -> str:
        before, character, after = match.groups()
        mark = stash[ord(character) - PRIVATE]
        touched = "<math" in mark and (before or after)  # around a formula a browser would break the line
        return f'<span class="whole">{before}{mark}{after}</span>' if touched else before + mark + after

    return WHOLE.sub(whole, html)


class _Plain:
    """Links that name a line `[name]: address` know it also where the name is set as code, [`name`].

    There is no space between the two brackets: [one] [two] are two links.
    """

    RE_LINK = re.compile(r"\[([^\]]*)\]")

    def makeTag(self, href: str, title: str, text: str):
        """The link; in what a line says of it a backslash escapes."""
        return super().makeTag(ESCAPED.sub(r"\1", href), ESCAPED.sub(r"\1", title or ""), text)  # type: ignore[misc]

    def evalId(self, data: str, index: int, text: str):
        """The name, where it ends, and whether there is one."""
        name, end, found = super().evalId(data, index, text)  # type: ignore[misc]
        return name and self.unescape(name), end, found  # type: ignore[attr-defined]


class _Reference(_Plain, ReferenceInlineProcessor):
    """[text][name]."""


class _ShortReference(_Plain, ShortReferenceInlineProcessor):
    """[name]."""


class _Underlined(BlockProcessor):
    """A paragraph over a line of '===' or '---', which is a heading; Python-Markdown knows those of one line alone."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block begins with one."""
        found = UNDERLINED.match(block)
        return bool(found and not RULE.search(found["header"]) and not BEGINS.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Set it, and leave what follows."""
        block = blocks.pop(0)
        if found := UNDERLINED.match(block):
            heading = SubElement(parent, "h1" if found["line"][0] == "=" else "h2")
            heading.text = "\n".join(line.strip() for line in found["header"].strip().split("\n"))
            blocks[:0] = [block[found.end() :]] if block[found.end() :] else []


@cache
def _markdown() -> tuple[Markdown, Tree]:
    """The one converter of a build, and what we do to its trees."""
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    markdown.ESCAPED_CHARS += [sign for sign in punctuation if sign not in markdown.ESCAPED_CHARS]
    headings, rules = markdown.parser.blockprocessors["hashheader"], markdown.parser.blockprocessors["hr"]
    headings.RE, rules.SEARCH_RE = HEADING, RULE  # type: ignore[attr-defined]
    markdown.parser.blockprocessors.register(_Underlined(markdown.parser), "setextheader", 60)
    markdown.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "press-break", 185)
    markdown.inlinePatterns.register(_Reference(REFERENCE_RE, markdown), "reference", 170)
    markdown.inlinePatterns.register(_ShortReference(REFERENCE_RE, markdown), "short_reference", 130)
    tree = Tree(markdown, restored)
    markdown.treeprocessors.register(tree, "press", 5)  # when attributes (8) and quotes (6) are done
    return markdown, tree
