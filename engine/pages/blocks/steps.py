"""::: steps: two to five short items side by side."""

from __future__ import annotations

import re

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk


class Steps(Block):
    """Items, one a Markdown list entry, in a row."""

    def html(self, desk: Desk) -> str:
        """The items as HTML."""
        starts = [m.start() for m in re.finditer(r"^[-*] |^\d+\. ", self.body, re.M)]
        if not 2 <= len(starts) <= 5:
            desk.mistake(self.place, f"steps are two to five list items, here {len(starts)}")
        items = []
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            line = self.body.count("\n", 0, start)
            text = re.sub(r"^([-*]|\d+\.) ", "", self.body[start:end])
            items.append(desk.inline(" ".join(text.split()), self.place.below(1 + line), terms=True))
        return desk.render("blocks/steps.html", items=items)


KIND = Steps
