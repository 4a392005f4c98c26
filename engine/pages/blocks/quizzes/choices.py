"""Options, `- [x] right` and `- [ ] wrong`, each with its reply below it: one is right, or several together."""

from __future__ import annotations

from engine.pages.blocks._choices import read_options, shown, shuffled
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import Question, Quizzing


def claims(body: str) -> bool:
    """Whether any line is an option."""
    return any(line.startswith("- [") for line in body.splitlines())


def read(question: Question, desk: Desk) -> dict:
    """The options in the order in which they are shown; the kind is "single" or "several"."""
    options = read_options(question.body, question.place.below(1), desk.mistake)
    right = sum(option.right for option in options)
    if len(options) < 2:
        desk.mistake(question.place, f"a quiz has two options at least, this one {len(options)}")
    elif not right:
        desk.mistake(question.place, "no option is marked right: write '- [x]'")
    kind = "single" if right == 1 else "several"
    return {"kind": kind, "options": shown(shuffled(options, question.id), desk)}


QUIZ = Quizzing(claims, read)
