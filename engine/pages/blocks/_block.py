"""The contract of a block: a piece of a chapter between `::: kind | argument` and `:::`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from engine.errors import Place
from engine.pages.blocks._desk import Desk


@dataclass(frozen=True)
class Block(ABC):
    """A block as its author wrote it: the argument after the bar, the body, and where the body begins.

    A kind is a file of this folder; its class is the module's `KIND`, its template site_templates/blocks/KIND.html.
    """

    argument: str
    body: str
    place: Place  # of the line that opens the block; the body's first line is the next

    @property
    def begins(self) -> Place:
        """The place of the body's first line."""
        return self.place.below(1)

    @abstractmethod
    def html(self, desk: Desk) -> str:
        """The block as HTML. What is wrong in it goes to the desk's mistakes, each with its line."""

    def scenes(self) -> tuple[str, ...]:
        """The names of the scenes this block shows."""
        return ()
