"""::: chooser | Title: what are you training? -> a setup, with its reason and evidence."""

from __future__ import annotations

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from engine.pages.blocks._block import Block


class Choice(BaseModel):
    """One case: what is trained, the setup, and why, in Markdown."""

    model_config = ConfigDict(extra="forbid")
    name: str
    setup: str
    why: str


class Choices(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str
    choices: list[Choice]


class Chooser(Block):
    """A YAML body: `question`, and `choices`, each with `name`, `setup` and `why`."""

    def html(self, desk):
        try:
            read = Choices.model_validate(yaml.safe_load(self.body))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            desk.mistake(
                self.place.below(1 + (mark.line if mark else 0)), f"not YAML: {getattr(error, 'problem', error)}"
            )
            return ""
        except ValidationError as error:
            for wrong in error.errors():
                desk.mistake(self.place, f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}")
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
