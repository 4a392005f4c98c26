"""::: steps: two to five items side by side."""

from __future__ import annotations

import re

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk
from engine.pages.indents import read_lines, undented

ITEM = re.compile(r"^([-*+]|\d+[.)]) ", re.M)


class Steps(Block):
    """Items, one a Markdown list entry, in a row."""

    def html(self, desk: Desk) -> str:
        """The items as HTML."""
        starts = list(ITEM.finditer(self.body))
        if not 2 <= len(starts) <= 5:
            desk.mistake(self.place, f"steps are two to five list items, here {len(starts)}")
        if self.argument or self.body[: starts[0].start() if starts else None].strip():
            desk.mistake(self.place, "steps hold list items alone, '- item', and have no title")
        ends = [*(found.start() for found in starts[1:]), len(self.body)]
        items = [self._item(found, end, desk) for found, end in zip(starts, ends, strict=False)]
        return desk.render("blocks/steps.html", items=items)

    def _item(self, found: re.Match[str], end: int, desk: Desk) -> str:
        place = self.begins.below(self.body.count("\n", 0, found.start()))
        text = undented(self.body[found.end() : end])
        if not text:
            desk.mistake(place, "this item is empty")
        lines = read_lines(text).lines
        whole = any(line.code or len(line.written) > 1 for line in lines) or bool(ITEM.search(text.partition("\n")[2]))
        return desk.markdown(text, place) if whole else desk.inline(" ".join(text.split()), place, terms=True)


KIND = Steps
