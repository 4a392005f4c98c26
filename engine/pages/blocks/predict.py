"""::: predict | NAME | Question: the reader answers before the scene may play."""

from __future__ import annotations

from engine.pages.blocks._block import Block
from engine.pages.blocks._choices import read_options, shown, shuffled
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import asked, own_id


class Predict(Block):
    """A question with options over the scene NAME."""

    def scenes(self) -> tuple[str, ...]:
        """The one scene."""
        return (self.parts()[0],)

    def parts(self) -> tuple[str, str]:
        """The scene's name and the question."""
        name, _, question = self.argument.partition("|")
        return name.strip(), question.strip()

    def html(self, desk: Desk) -> str:
        """The question and the scene, which is locked, as HTML."""
        name, question = self.parts()
        key = desk.question(own_id(self.body, self.begins, desk), asked(question, self.body), self.place)
        if not question:
            desk.mistake(self.place, "a prediction is written '::: predict | SCENE | Question?'")
        options = read_options(self.body, self.place.below(1), desk.mistake)
        if sum(option.right for option in options) != 1:
            desk.mistake(self.place, "a prediction has exactly one option marked right, '- [x]'")
        quiz = {
            "id": key,
            "form": "choices",
            "kind": "predict",
            "question_html": desk.inline(question, self.place),
            "options": shown(shuffled(options, key), desk),
        }
        return desk.render("blocks/predict.html", quiz=quiz, scene=desk.scene(name, self.place, "", locked=True))


KIND = Predict
