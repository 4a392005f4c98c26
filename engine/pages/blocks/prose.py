"""Prose: the Markdown between the blocks."""

from __future__ import annotations

from engine.pages.blocks._block import Block


class Prose(Block):
    """Markdown with math, facts, references and links."""

    def html(self, desk):
        return desk.markdown(self.body, self.place)


KIND = Prose
