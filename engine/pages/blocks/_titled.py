"""Blocks that are a title and some Markdown: note, contested, summary, reading."""

from __future__ import annotations

from typing import ClassVar

from engine.pages.blocks._block import Block


class Titled(Block):
    """A title, given or the kind's own, over Markdown."""

    kind: ClassVar[str]
    title: ClassVar[str]

    def html(self, desk):
        body = desk.markdown(self.body, self.place.below(1))
        return desk.render(
            f"blocks/{self.kind}.html", title=desk.inline(self.argument or self.title, self.place), body=body
        )
