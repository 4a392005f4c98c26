"""::: quiz | Question: of whatever kind its body is."""

from __future__ import annotations

from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import Question, asked, own_id
from engine.pages.scan import scan


class Quiz(Block):
    """A question; its kinds are the files of quizzes/."""

    def html(self, desk: Desk) -> str:
        """The question as HTML."""
        key = desk.question(own_id(self.body, self.begins, desk), asked(self.argument, self.body), self.place)
        if not self.argument:
            desk.mistake(self.place, "a quiz begins with its question: '::: quiz | Question?'")
        kinds = scan("engine.pages.blocks.quizzes", "QUIZ")
        form = next((name for name, kind in kinds.items() if name != "choices" and kind.claims(self.body)), "choices")
        question = desk.inline(self.argument, self.place)
        quiz = kinds[form].read(Question(key, self.body, self.place), desk)
        return desk.render("blocks/quiz.html", quiz={"id": key, "form": form, "question_html": question} | quiz)


KIND = Quiz
