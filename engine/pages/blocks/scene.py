"""::: scene | NAME: a simulation."""

from __future__ import annotations

from engine.pages.blocks._block import Block


class SceneBlock(Block):
    """The scene of that name; a body is added to its caption."""

    def scenes(self):
        return (self.argument.strip(),)

    def html(self, desk):
        return desk.scene(self.argument.strip(), self.place, self.body)


KIND = SceneBlock
