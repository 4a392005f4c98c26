"""Questions with choices: how quiz and predict are written, and the order in which options are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from engine.errors import Place
from engine.pages.blocks._desk import Desk
from engine.pages.indents import read_lines, undented

OPTION = re.compile(r"- \[( |x|X)\] (.+)")


@dataclass(frozen=True)
class Option:
    """One answer to choose: its text, whether it is right, the reply to whoever chose it."""

    text: str
    right: bool
    reply: str
    place: Place


def read_options(body: str, place: Place, mistake: Callable[[Place, str], None]) -> tuple[Option, ...]:
    """The options `- [x] text` and their replies `  > reply`; `place` is the body's first line.

    `mistake(place, message)` is told of a line that is neither, and of an option without a reply.
    """
    options: list[list] = []
    for number, (line, read) in enumerate(zip(body.split("\n"), read_lines(body).lines, strict=True)):
        here, text = place.below(number), line.strip()
        found = None if read.code else OPTION.fullmatch(text)
        if read.code and options and not read.quoted:
            options[-1][2 if options[-1][2] else 0] += "\n" + line
        elif not text or text.startswith("id:"):
            continue
        elif found:
            options.append([found.group(2), found.group(1) != " ", "", here])
        elif options and text.startswith(">"):
            options[-1][2] = f"{options[-1][2]}\n{text[1:].removeprefix(' ')}".strip("\n")
        elif options and line.startswith("  ") and not text.startswith("- ["):
            options[-1][2 if options[-1][2] else 0] += "\n" + line
        else:
            mistake(here, f"an option is '- [ ] text' or '- [x] text' and its reply '  > reply', not '{text}'")
    found = tuple(Option(undented(text), right, undented(reply), here) for text, right, reply, here in options)
    _check(found, mistake)
    return found


def _check(options: Sequence[Option], mistake: Callable[[Place, str], None]) -> None:
    """Say of options that are there twice, and of those without a reply."""
    for n, option in enumerate(options):
        said = option.text.partition("\n")[0]
        if option.text.split() in [other.text.split() for other in options[:n]]:
            mistake(option.place, f"the option '{said}' is there already")
        if not option.reply:
            mistake(option.place, f"the option '{said}' has no reply: add a line '  > why'")


def shuffled(options: tuple[Option, ...], key: str) -> tuple[Option, ...]:
    """The options in an order that says nothing about which is right, the same in every build."""
    return tuple(sorted(options, key=lambda option: sha256(f"{key}/{' '.join(option.text.split())}".encode()).digest()))


def shown(options: tuple[Option, ...], desk: Desk) -> list[dict]:
    """Options as a template shows them."""
    return [
        {"html": _set(o.text, desk, o.place), "right": o.right, "reply_html": _set(o.reply, desk, o.place)}
        for o in options
    ]


def _set(text: str, desk: Desk, place: Place) -> str:
    """A line, or a text that holds a fence."""
    whole = any(line.code for line in read_lines(text).lines)
    return desk.markdown(text, place) if whole else desk.inline(text, place)
