"""search: what a reader can find, each section, figure, term and question with its place and its words."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from engine.pages.book import Book
from engine.pages.chapter import Chapter
from engine.pages.sheet import Sheet
from engine.pages.slug import slug
from engine.pages.tree import text_of

DATA = "data/search.js"
HEADING = re.compile(r'<h(?P<level>[1-3])(?:\s+id="(?P<id>[^"]*)")?[^>]*>(?P<title>.*?)</h(?P=level)>', re.S)
FIGURE = re.compile(
    r'<figure class="[^"]*" id="(?P<id>fig-[^"]*)">(?P<within>.*?)<figcaption>(?P<said>.*?)</figcaption>.*?</figure>',
    re.S,
)
NAMED = re.compile(r'<sim-scene [^>]*aria-label="(?P<title>[^"]*)"')
DOWNLOAD = re.compile(r'<a class="download".*?</a>', re.S)
QUESTION = re.compile(r"<quiz-card\b.*?<legend>(?P<said>.*?)</legend>.*?</quiz-card>", re.S)
UNHEARD = re.compile(
    r"<(?P<tag>predict-first|nav|svg|noscript|header)\b.*?</(?P=tag)>|<p class=\"chapter-number\">.*?</p>", re.S
)
Entry = tuple[str, str, str, str, str, str]  # page, anchor, kind, where, title, text


def search_data(book: Book, sheets: Iterable[Sheet], site: Mapping[str, bytes]) -> dict[str, bytes]:
    """data/search.js: every entry, packed as the data of simulations are, for the script that searches."""
    entries = [entry for sheet in sheets for entry in _entries(sheet.chapter, site[sheet.chapter.page].decode())]
    entries += [("glossary.html", slug(term), "term", "", term, said) for term, said in book.glossary.items()]
    packed = b64encode(zlib.compress(json.dumps(entries, ensure_ascii=False).encode(), 9)).decode()
    return {DATA: f'press.deliver("search",null,"{packed}");\n'.encode()}


def _entries(chapter: Chapter, page: str) -> Iterator[Entry]:
    """The sections of a chapter, and the figures and questions in them."""
    article = page[page.index("<article>") : page.index("</article>")]
    heads = list(HEADING.finditer(article))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        anchor, body = head["id"] or "", article[head.end() : after.start() if after else None]
        for found in FIGURE.finditer(body):
            yield chapter.page, found["id"], "figure", chapter.called, *_figure(found)
        for found in QUESTION.finditer(body):
            yield chapter.page, anchor, "question", chapter.called, _text(found["said"]), ""
        said = _text(UNHEARD.sub(" ", QUESTION.sub(" ", FIGURE.sub(" ", body))))
        yield chapter.page, anchor, "", chapter.called, _text(head["title"]), said


def _figure(found: re.Match[str]) -> tuple[str, str]:
    """The number and title of a figure, and its caption."""
    number, _, said = _text(DOWNLOAD.sub("", found["said"])).partition(". ")
    named = NAMED.search(found["within"])
    return f"{number}. {unescape(named['title'])}" if named else number, said


def _text(html: str) -> str:
    """The words of a piece of HTML, with a space where an element begins or ends."""
    return " ".join(text_of(re.sub(r"</(?:p|li|td|th|dt|dd|div|h\d|pre)>", r" \g<0>", html)).split())
