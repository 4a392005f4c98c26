"""Prose: the Markdown between the blocks."""

from __future__ import annotations

from engine.errors import Place
from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk


class Prose(Block):
    """Markdown with math, facts, references and links."""

    @property
    def begins(self) -> Place:
        """The place of the body's first line: no line opens prose."""
        return self.place

    def html(self, desk: Desk) -> str:
        """The text as HTML."""
        return desk.markdown(self.body, self.place)


KIND = Prose
