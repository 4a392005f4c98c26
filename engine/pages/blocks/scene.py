"""::: scene | NAME: a simulation."""

from __future__ import annotations

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk


class SceneBlock(Block):
    """The scene of that name; a body is added to its caption."""

    def scenes(self) -> tuple[str, ...]:
        """The one scene."""
        return (self.argument.strip(),)

    def html(self, desk: Desk) -> str:
        """The scene as HTML."""
        return desk.scene(self.argument.strip(), self.place, self.body)


KIND = SceneBlock
