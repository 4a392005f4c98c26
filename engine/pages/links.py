"""Where links may lead: to the web, to what the site holds, to an anchor that is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from engine.errors import Mistake, nearest
from engine.pages.blanked import blanked
from engine.pages.sheet import Sheet

ELSEWHERE = re.compile("(?i:https?|mailto|tel|ftp):|\x02amp\x03")  # the last is how Markdown hides an address of mail


def wrong_links(sheets: Sequence[Sheet], site: Mapping[str, bytes]) -> list[Mistake]:
    """What is wrong with the links of all chapters, when the site's files are made."""
    pages = [path for path in site if path.endswith(".html")]

    @cache
    def ids(page: str) -> set[str]:
        return {unescape(found) for found in re.findall(r'\sid="([^"]*)"', site[page].decode(errors="replace"))}

    def wrong(address: str, sheet: Sheet) -> str:
        path, _, anchor = unquote(address).partition("#")
        page = normpath(path) if path else sheet.chapter.page
        if ELSEWHERE.match(address):
            return _wrong_outside(address)
        if not path and not anchor:
            return "this link leads nowhere: [text](address)"
        if page not in site:
            return f"no page is called '{path}'{nearest(path, pages)}"
        figures = {f"fig-{name}" for name in sheet.numbers.figures}  # one that could not be made has been said
        if not anchor or page not in pages or anchor in ids(page) | figures:
            return ""
        return f"{page} has no anchor '{anchor}'{nearest(anchor, ids(page))}"

    links = [(sheet, place, address) for sheet in sheets for place, address in sheet.ledger.links]
    return [Mistake(place, said) for sheet, place, address in links if (said := wrong(address, sheet))]


def _wrong_outside(address: str) -> str:
    """What is wrong with an address outside of the book, or nothing."""
    said = f"'{address}' is no whole address: https://example.org/page"
    try:
        found = urlsplit(address)
        if found.scheme in ("http", "https", "ftp"):
            whole = bool(found.hostname) and (found.port or 1) > 0
        else:
            whole = bool(found.path)
    except ValueError:
        return said
    return said if re.search(r"[\s\"<>]", address) or not whole else ""


class Lines:
    """On which line of a text something stands that Markdown's tree, which has no lines, has told of."""

    def __init__(self, text: str):
        self.text = blanked(text).lower()
        self.after: dict[str, int] = {}

    def next(self, said: str) -> int:
        """The line, from 0, where this is written next, outside of code; else the first that says anything."""
        said = said.lower()
        at = self.text.find(said, self.after.get(said, 0))
        self.after[said] = at + 1 if at >= 0 else 0
        first = len(self.text) - len(self.text.lstrip())  # an empty line at the head says nothing
        return self.text.count("\n", 0, at if at >= 0 else first)
