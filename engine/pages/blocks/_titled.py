"""Blocks that are a title and some Markdown: note, contested, summary, reading."""

from __future__ import annotations

from typing import ClassVar

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk


class Titled(Block):
    """A title, given or the kind's own, over Markdown; one that is a `section` stands in the chapter's contents."""

    kind: ClassVar[str]  # whose words are the title where its author gives none
    section: ClassVar[bool] = False
    titled: ClassVar[bool] = False  # whether its author has to give the title

    def html(self, desk: Desk) -> str:
        """The block as HTML."""
        title = desk.inline(self.argument or getattr(desk.wording.say, self.kind), self.place, terms=not self.section)
        section = desk.section(title) if self.section else ""
        if not self.body.strip():
            desk.mistake(self.place, "this block is empty")
        if self.titled and not self.argument:
            desk.mistake(self.place, f"this block has a title: '::: {self.kind} | Title'")
        body = desk.markdown(self.body, self.place.below(1))
        return desk.render(f"blocks/{self.kind}.html", title=title, section=section, body=body)
