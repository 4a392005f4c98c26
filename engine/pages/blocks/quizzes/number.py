"""A number: `= answer ± tolerance unit`; replies `>` to the right one, `- value:` to known ones, `!` to others."""

from __future__ import annotations

import re
from math import isinf

from engine.errors import Place
from engine.pages.blocks._desk import Desk
from engine.pages.blocks._question import Question, Quizzing
from engine.pages.numerals import in_print

SIGNED = r"[-−+]?(?:(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)\.?\d*|\.\d+)(?:e[-−+]?\d+)?"
TOLERANCE = rf"(?:\s*(?:±|\+/?-)\s*(?P<tolerance>{SIGNED}))?"
NUMBER = re.compile(rf"=\s*(?P<answer>@\{{[^}}]*\}}|{SIGNED}|[^\s±]+){TOLERANCE}(?P<unit>(?:\s[^±]*)?)", re.I)
NO_UNIT = re.compile(r"[-−+=]\s|or\b|(?<![\w^·/])\d", re.I)  # what reads as another number, and not as a unit
REPLY = re.compile(rf"- (?P<value>{SIGNED}):\s*(?P<reply>.+)", re.I)
SIGNS = {">": "right_html", "!": "wrong_html"}  # how a reply begins: to the right answer, to all others
FACT = re.compile(r"@\{([^}:]+)(?::[^}]*)?\}")


def claims(body: str) -> bool:
    """Whether any line gives the answer."""
    return any(line.startswith("=") for line in body.splitlines())


def read(question: Question, desk: Desk) -> dict:
    """The answer, its tolerance and unit, and the replies."""
    quiz = {
        "kind": "number",
        "tolerance": 0.0,
        "unit_html": "",
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
        elif text[0] in SIGNS:
            name = SIGNS[text[0]]
            if quiz[name]:
                desk.mistake(place, f"there is a line '{text[0]}' already")
            quiz[name] = desk.inline(text[1:].strip(), place)
        elif found := REPLY.fullmatch(text):
            replies.append((place, _known(found, place, desk)))
        else:
            desk.mistake(place, f"a number question has lines '=', '>', '!' and '- value: reply', not '{text}'")
    for sign, name in SIGNS.items():
        if not quiz[name]:
            desk.mistake(question.place, f"a number question needs a line '{sign} reply'")
    _in_vain(quiz, replies, desk)
    return quiz | {"replies": [reply for _, reply in replies]}


def _known(found: re.Match[str], place: Place, desk: Desk) -> dict:
    """A reply to a known answer."""
    try:
        value = _number(found["value"])
    except ValueError:
        desk.mistake(place, f"'{found['value']}' is not a number")
        value = 0.0
    return {"value": value, "reply_html": desk.inline(found["reply"], place)}


def _in_vain(quiz: dict, replies: list[tuple[Place, dict]], desk: Desk) -> None:
    """Say of replies that nobody could ever get."""
    values = [reply["value"] for _, reply in replies]
    for n, (place, reply) in enumerate(replies):
        if reply["value"] in values[:n]:
            desk.mistake(place, f"there is a reply to {reply['value']:g} already")
        elif abs(reply["value"] - quiz["answer"]) <= quiz["tolerance"]:
            desk.mistake(place, f"{reply['value']:g} is right, and gets the reply '>'")


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
    unit = found["unit"].strip()
    if NO_UNIT.search(unit):
        desk.mistake(place, f"an answer is one number, and '{unit}' is no unit")
    shown = {"answer_html": _shown(value), "tolerance_html": _shown(tolerance) if tolerance else ""}
    return {"answer": value, "tolerance": tolerance, "unit_html": desk.inline(unit, place) if unit else ""} | shown


def _number(said: str) -> float:
    """A number as authors write it, with a real minus sign and commas between thousands. ValueError for no number."""
    if not re.fullmatch(SIGNED, said, re.I):
        raise ValueError(said)
    value = float(re.sub("[, ]", "", said).replace("−", "-"))
    if isinf(value) or (value == 0 and re.search("[1-9]", said.lower().partition("e")[0])):
        raise ValueError(said)  # beyond what a browser can tell apart
    return value


def _shown(value: float) -> str:
    """The number as HTML, as short as it is: 12, 0.25, 1·10⁻⁵."""
    return in_print(format(round(value) if value == round(value) and abs(value) < 1e15 else value, ".12g"))


QUIZ = Quizzing(claims, read)
