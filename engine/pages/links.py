"""Where links may lead: to the web, to what the site holds, to an anchor that is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from engine.errors import Mistake, nearest
from engine.pages.markup import blanked
from engine.pages.sheet import Sheet

ELSEWHERE = re.compile("https?:|mailto:|\x02amp\x03")  # the last is how Markdown hides an address of mail


def wrong_links(sheets: Sequence[Sheet], site: Mapping[str, bytes]) -> list[Mistake]:
    """What is wrong with the links of all chapters, when the site's files are made."""
    pages = [path for path in site if path.endswith(".html")]

    @cache
    def ids(page: str) -> set[str]:
        return {unescape(found) for found in re.findall(r'\sid="([^"]*)"', site[page].decode())}

    def wrong(address: str, sheet: Sheet) -> str:
        path, _, anchor = unquote(address).partition("#")
        page = normpath(path) if path else sheet.chapter.page
        if ELSEWHERE.match(address):
            return ""
        if page not in site:
            return f"no page is called '{path}'{nearest(path, pages)}"
        figures = {f"fig-{name}" for name in sheet.numbers.figures}  # one that could not be made has been said
        if not anchor or page not in pages or anchor in ids(page) | figures:
            return ""
        return f"{page} has no anchor '{anchor}'{nearest(anchor, ids(page))}"

    links = [(sheet, place, address) for sheet in sheets for place, address in sheet.ledger.links]
    return [Mistake(place, said) for sheet, place, address in links if (said := wrong(address, sheet))]


class Lines:
    """On which line of a text something stands that Markdown's tree, which has no lines, has told of."""

    def __init__(self, text: str):
        self.text = blanked(text).lower()
        self.after: dict[str, int] = {}

    def next(self, said: str) -> int:
        """The line, from 0, of the next place outside of code where this is written; 0 where it is not found so."""
        said = said.lower()
        at = self.text.find(said, self.after.get(said, 0))
        self.after[said] = at + 1 if at >= 0 else 0
        return self.text.count("\n", 0, max(at, 0))
