"""blanked: a text in which nothing is found that stands in code."""

from __future__ import annotations

import re

from engine.pages.indents import read_lines

SPAN = re.compile(
    r"(?P<ticks>(?<!`)`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->", re.S
)  # code in a line


def blanked(text: str) -> str:
    """A text whose code and comments are overwritten, line by line, with characters that mean nothing."""
    kinds = zip(text.split("\n"), read_lines(text).lines, strict=True)
    lines = "\n".join(re.sub(r"\S.*", _nothing, said) if line.code else said for said, line in kinds)
    return SPAN.sub(_nothing, lines)


def _nothing(found: re.Match[str]) -> str:
    """As many characters that mean nothing, in as many lines."""
    return re.sub(r"[^\n]", "\0", found[0])
