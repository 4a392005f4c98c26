"""::: chooser | Title: what are you training? -> a setup, with its reason and evidence."""

from __future__ import annotations

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk
from engine.pages.forms import Form, read_form


class Choice(Form):
    """One case: what is trained, the setup, and why, in Markdown."""

    name: str
    setup: str
    why: str


class Choices(Form):
    """The body of a chooser."""

    question: str
    choices: list[Choice]


class Chooser(Block):
    """A YAML body: `question`, and `choices`, each with `name`, `setup` and `why`."""

    def html(self, desk: Desk) -> str:
        """The question and its choices as HTML."""
        read = read_form(Choices, self.body, self.place.below(1), desk.mistakes)
        if read is None:
            return ""
        lines = self.body.splitlines()
        choices = []
        for choice in read.choices:
            at = next((n for n, line in enumerate(lines) if choice.name in line), 0)
            place = self.place.below(1 + at)
            shown = {"setup": desk.inline(choice.setup, place), "why": desk.inline(choice.why, place)}
            choices.append({"name": choice.name} | shown)
        title = desk.inline(self.argument, self.place)
        return desk.render("blocks/chooser.html", title=title, question=read.question, choices=choices)


KIND = Chooser
