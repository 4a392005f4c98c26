"""::: map | Title: a way that is gone again and again, and on each of its places the book's ideas that act there."""

from __future__ import annotations

from pydantic import Field

from engine.errors import nearest
from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk
from engine.pages.forms import Form, read_form


class Ways(Form):
    """The places, each with a line of Markdown on what stands there: once, then in a round, and at the end."""

    before: dict[str, str] = Field(default={})
    round: dict[str, str]
    after: dict[str, str] = Field(default={})


class Map(Block):
    """A YAML body: `before`, `round` and `after`, each `place: what stands there`.

    Who acts where the chapters say themselves, in their front matter: `ideas`, each `name: place`.
    """

    def html(self, desk: Desk) -> str:
        """The places in order, each with links to the ideas that act on it."""
        ways = read_form(Ways, self.body, self.place.below(1), desk.mistakes)
        if ways is None:
            return ""
        parts = {part: getattr(ways, part) for part in Ways.model_fields}
        known = [name for stops in parts.values() for name in stops]
        for idea in desk.ideas:
            if idea.acts_on not in known:
                lost = f"the map has no place '{idea.acts_on}' for the idea '{idea.name}'"
                desk.mistake(idea.place, lost + nearest(idea.acts_on, known))
        shown = {part: [self._stop(*stop, desk) for stop in stops.items()] for part, stops in parts.items() if stops}
        return desk.render("blocks/map.html", title=desk.inline(self.argument, self.place), parts=shown)

    def _stop(self, name: str, text: str, desk: Desk) -> dict:
        """A place as the template shows it: its name, what stands there, and the ideas."""
        line = next((n for n, line in enumerate(self.body.splitlines()) if line.strip().startswith(name)), 0)
        ideas = [
            {"html": desk.inline(idea.name, idea.place), "number": idea.number, "page": idea.page}
            for idea in desk.ideas
            if idea.acts_on == name
        ]
        return {"name": name, "html": desk.inline(text, self.place.below(1 + line)), "ideas": ideas}


KIND = Map
