"""Questions with choices: how quiz and predict are written, and the order in which options are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from engine.errors import Place
from engine.pages.blocks._desk import Desk

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
    for number, line in enumerate(body.splitlines()):
        here, text = place.below(number), line.strip()
        if not text or text.startswith("id:"):
            continue
        found = OPTION.fullmatch(text)
        if found:
            options.append([found.group(2), found.group(1) != " ", "", here])
        elif options and text.startswith(">"):
            options[-1][2] = f"{options[-1][2]} {text[1:].strip()}".strip()
        elif options and line.startswith("  ") and not text.startswith("- ["):
            part = 2 if options[-1][2] else 0
            options[-1][part] += " " + text
        else:
            mistake(here, f"an option is '- [ ] text' or '- [x] text' and its reply '  > reply', not '{text}'")
    for text, _, reply, here in options:
        if not reply:
            mistake(here, f"the option '{text}' has no reply: add a line '  > why'")
    return tuple(Option(*option) for option in options)


def shuffled(options: tuple[Option, ...], key: str) -> tuple[Option, ...]:
    """The options in an order that says nothing about which is right, the same in every build."""
    return tuple(sorted(options, key=lambda option: sha256(f"{key}/{option.text}".encode()).digest()))


def shown(options: tuple[Option, ...], desk: Desk) -> list[dict]:
    """Options as a template shows them."""
    return [
        {"html": desk.inline(o.text, o.place), "right": o.right, "reply_html": desk.inline(o.reply, o.place)}
        for o in options
    ]
