"""A number: `= answer ± tolerance unit`; replies `>` to the right one, `- value:` to known ones, `!` to others."""

from __future__ import annotations

import re

from engine.errors import Place
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import Question, Quizzing

NUMBER = re.compile(r"=\s*(?P<answer>\S+)\s*(?:±\s*(?P<tolerance>[\d.eE+-]+))?\s*(?P<unit>[^±]*)")
REPLY = re.compile(r"- (?P<value>[-−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?):\s*(?P<reply>.+)", re.I)
FACT = re.compile(r"@\{([^}:]+)(?::[^}]*)?\}")


def claims(body: str) -> bool:
    """Whether any line gives the answer."""
    return any(line.startswith("=") for line in body.splitlines())


def read(question: Question, desk: Desk) -> dict:
    """The answer, its tolerance and unit, and the replies."""
    quiz = {"kind": "number", "tolerance": 0.0, "unit": "", "answer": 0.0, "right_html": "", "wrong_html": ""}
    replies = []
    for place, text in question.lines():
        if text.startswith("="):
            quiz |= _answer(text, place, desk)
        elif text.startswith(">"):
            quiz["right_html"] = desk.inline(text[1:].strip(), place)
        elif text.startswith("!"):
            quiz["wrong_html"] = desk.inline(text[1:].strip(), place)
        elif found := REPLY.fullmatch(text):
            reply = desk.inline(found["reply"], place)
            replies.append({"value": float(found["value"].replace("−", "-")), "reply_html": reply})
        else:
            desk.mistake(place, f"a number question has lines '=', '>', '!' and '- value: reply', not '{text}'")
    for name, sign in (("right_html", ">"), ("wrong_html", "!")):
        if not quiz[name]:
            desk.mistake(question.place, f"a number question needs a line '{sign} reply'")
    return quiz | {"replies": replies}


def _answer(text: str, place: Place, desk: Desk) -> dict:
    found = NUMBER.fullmatch(text)
    if not found:
        desk.mistake(place, f"an answer is '= number ± tolerance unit', not '{text}'")
        return {}
    fact = FACT.fullmatch(found["answer"])
    try:
        value = desk.fact(fact[1], place).value if fact else float(found["answer"])
        tolerance = float(found["tolerance"] or 0)
    except ValueError:
        desk.mistake(place, f"'{found['answer']}' is not a number")
        return {}
    return {"answer": value, "tolerance": tolerance, "unit": found["unit"]}


QUIZ = Quizzing(claims, read)
