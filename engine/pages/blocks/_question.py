"""The contract of a kind of question: how its body is known and read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import Place
from engine.pages.blocks._desk import Desk


@dataclass(frozen=True)
class Question:
    """A question as its author wrote it: its id, its body, and the place of the line that opens it."""

    id: str
    body: str
    place: Place

    def lines(self) -> list[tuple[Place, str]]:
        """The lines of the body that say something, each with its place, without the question's id."""
        numbered = enumerate(self.body.splitlines(), start=1)
        return [(self.place.below(n), line.strip()) for n, line in numbered if line.strip() and not _names(line)]


@dataclass(frozen=True)
class Quizzing:
    """A kind of question: a file of blocks/quizzes, the module's `QUIZ`.

    `claims(body)` says whether a body is of this kind; `read(question, desk)` gives what its template is told besides
    `id` and `question_html`, with `kind` for the page's script. In site_templates, blocks/quizzes/NAME.html has the
    macros `inputs(quiz)` and `answers(quiz)`, and page/17-NAME.js checks an answer: an entry of `press.quizzes`.
    """

    claims: Callable[[str], bool]
    read: Callable[[Question, Desk], dict]


def own_id(body: str, place: Place, desk: Desk) -> str:
    """The id a question was given by a line `id: some-id`, or ''; `place` is the body's first line."""
    found = [(number, line.strip()[3:].strip()) for number, line in enumerate(body.splitlines()) if _names(line)]
    for n, (number, said) in enumerate(found):
        if n or not re.fullmatch(r"[\w.-]+", said):
            desk.mistake(place.below(number), "a question has one id, of letters, digits, '-' and '_': 'id: some-id'")
    return found[0][1] if found else ""


def asked(question: str, body: str) -> str:
    """What a question asks, and what can be answered: its text without the replies."""
    lines = (line.strip() for line in body.splitlines() if not _names(line))
    return "\n".join([question, *(line for line in lines if line and line[0] not in ">!")])


def _names(line: str) -> bool:
    return line.strip().startswith("id:")
