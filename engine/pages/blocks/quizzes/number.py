"""A number: `= answer ± tolerance unit`; replies `>` to the right one, `- value:` to known ones, `!` to others."""

from __future__ import annotations

import re

from engine.errors import Place
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import Question, Quizzing
from engine.pages.numerals import in_print

SIGNED = r"[-−+]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)\.?\d*|\.\d+)(?:e[-−+]?\d+)?"
NUMBER = re.compile(rf"=\s*(?P<answer>\S+)\s*(?:(?:±|\+/?-)\s*(?P<tolerance>{SIGNED}))?(?P<unit>(?:\s[^±]*)?)", re.I)
REPLY = re.compile(rf"- (?P<value>{SIGNED}):\s*(?P<reply>.+)", re.I)
FACT = re.compile(r"@\{([^}:]+)(?::[^}]*)?\}")


def claims(body: str) -> bool:
    """Whether any line gives the answer."""
    return any(line.startswith("=") for line in body.splitlines())


def read(question: Question, desk: Desk) -> dict:
    """The answer, its tolerance and unit, and the replies."""
    quiz = {
        "kind": "number",
        "tolerance": 0.0,
        "unit": "",
        "answer": 0.0,
        "answer_html": "",
        "right_html": "",
        "wrong_html": "",
    }
    replies, answered = [], False
    for place, text in question.lines():
        if text.startswith("="):
            if answered:
                desk.mistake(place, "this question has an answer already")
            quiz, answered = quiz | _answer(text, place, desk), True
        elif text.startswith(">"):
            quiz["right_html"] = desk.inline(text[1:].strip(), place)
        elif text.startswith("!"):
            quiz["wrong_html"] = desk.inline(text[1:].strip(), place)
        elif found := REPLY.fullmatch(text):
            reply = desk.inline(found["reply"], place)
            replies.append({"value": _number(found["value"]), "reply_html": reply})
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
        value = desk.fact(fact[1], place).value if fact else _number(found["answer"])
        tolerance = _number(found["tolerance"] or "0")
    except ValueError:
        desk.mistake(place, f"'{found['answer']}' is not a number")
        return {}
    if tolerance < 0:
        desk.mistake(place, f"a tolerance is not below 0: write '± {-tolerance:g}'")
    shown = {"answer_html": _shown(value), "tolerance_html": _shown(tolerance) if tolerance else ""}
    return {"answer": value, "tolerance": tolerance, "unit": found["unit"].strip()} | shown


def _number(said: str) -> float:
    """A number as authors write it, with a real minus sign and commas between thousands. ValueError for no number."""
    if not re.fullmatch(SIGNED, said, re.I):
        raise ValueError(said)
    return float(said.replace("−", "-").replace(",", ""))


def _shown(value: float) -> str:
    """The number as HTML, as short as it is: 12, 0.25, 1·10⁻⁵."""
    return in_print(format(round(value) if value == round(value) and abs(value) < 1e15 else value, ".12g"))


QUIZ = Quizzing(claims, read)
