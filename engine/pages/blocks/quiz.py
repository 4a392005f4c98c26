"""::: quiz | Question: one right answer, several, or a number."""

from __future__ import annotations

import re

from engine.pages.blocks._block import Block
from engine.pages.blocks._choices import own_id, read_options, shown, shuffled

NUMBER = re.compile(r"=\s*(?P<answer>\S+)\s*(?:±\s*(?P<tolerance>[\d.eE+-]+))?\s*(?P<unit>[^±]*)")

REPLY = re.compile(r"- (?P<value>[-−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?):\s*(?P<reply>.+)", re.I)


class Quiz(Block):
    """Options with [x] at the right ones, or a line `= answer ± tolerance unit` with replies below it."""

    def html(self, desk):
        key = desk.question(own_id(self.body), self.place)
        if not self.argument:
            desk.mistake(self.place, "a quiz begins with its question: '::: quiz | Question?'")
        question = desk.inline(self.argument, self.place)
        numeric = any(line.startswith("=") for line in self.body.splitlines())
        quiz = self.number(desk) if numeric else self.choices(desk, key)
        return desk.render("blocks/quiz.html", quiz={"id": key, "question_html": question} | quiz)

    def choices(self, desk, key: str) -> dict:
        options = read_options(self.body, self.place.below(1), desk.mistake)
        right = sum(option.right for option in options)
        if len(options) < 2:
            desk.mistake(self.place, f"a quiz has two options at least, this one {len(options)}")
        elif not right:
            desk.mistake(self.place, "no option is marked right: write '- [x]'")
        kind = "single" if right == 1 else "several"
        return {"kind": kind, "options": shown(shuffled(options, key), desk)}

    def number(self, desk) -> dict:
        quiz = {
            "kind": "number",
            "tolerance": 0.0,
            "unit": "",
            "answer": 0.0,
            "right_html": "",
            "wrong_html": "",
            "replies": [],
        }
        for number, line in enumerate(self.body.splitlines()):
            place, text = self.place.below(1 + number), line.strip()
            if text.startswith("="):
                quiz |= self.answer(text, place, desk)
            elif text.startswith(">"):
                quiz["right_html"] = desk.inline(text[1:].strip(), place)
            elif text.startswith("!"):
                quiz["wrong_html"] = desk.inline(text[1:].strip(), place)
            elif found := REPLY.fullmatch(text):
                value, reply = float(found["value"].replace("−", "-")), found["reply"]
                quiz["replies"].append({"value": value, "reply_html": desk.inline(reply, place)})
            elif text and not text.startswith("id:"):
                desk.mistake(place, f"a number question has lines '=', '>', '!' and '- value: reply', not '{text}'")
        for name, sign in (("right_html", ">"), ("wrong_html", "!")):
            if not quiz[name]:
                desk.mistake(self.place, f"a number question needs a line '{sign} reply'")
        return quiz

    def answer(self, text: str, place, desk) -> dict:
        found = NUMBER.fullmatch(text)
        if not found:
            desk.mistake(place, f"an answer is '= number ± tolerance unit', not '{text}'")
            return {}
        given = found.group("answer")
        fact = re.fullmatch(r"@\{([^}:]+)(?::[^}]*)?\}", given)
        try:
            value = desk.fact(fact.group(1), place).value if fact else float(given)
            tolerance = float(found.group("tolerance") or 0)
        except ValueError:
            desk.mistake(place, f"'{given}' is not a number")
            return {}
        return {"answer": value, "tolerance": tolerance, "unit": found.group("unit")}


KIND = Quiz
