"""Prose: the Markdown between the blocks."""

from __future__ import annotations

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk


class Prose(Block):
    """Markdown with math, facts, references and links."""

    def html(self, desk: Desk) -> str:
        """The text as HTML."""
        return desk.markdown(self.body, self.place)


KIND = Prose
