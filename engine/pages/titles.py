"""The title of a chapter: in its front matter, or its first heading. Other headings stand below it."""

from __future__ import annotations

import re

from engine.pages.indents import read_lines

FIRST = re.compile(
    r"\s*(?:#[ \t]+(?P<marked>[^\n]+?)(?:[ \t]+#+)?|(?P<lined>\S[^\n]*)\n=+)[ \t]*(?:\{[^}\n]*\}[ \t]*)?(?:\n|\Z)"
)
HIGHEST = re.compile(r"#[ \t]+\S")
HEADING = re.compile(r"#{1,5}(?=[ \t]+\S)")


def first_title(text: str) -> tuple[str, int]:
    """The title that a text begins with, and where what follows begins; "" and 0 where it begins otherwise."""
    found = FIRST.match(text)
    return ((found["marked"] or found["lined"]).strip(), found.end()) if found else ("", 0)


def below_title(text: str) -> str:
    """A text with its headings a level lower, where any of them would be as high as the title."""
    lines, kinds = text.split("\n"), read_lines(text).lines
    at = [n for n, kind in enumerate(kinds) if not kind.code]
    for n in at[1:]:
        if re.fullmatch(r"=+[ \t]*", lines[n]) and lines[n - 1].strip():
            lines[n] = "-" * len(lines[n])
    if any(HIGHEST.match(lines[n]) for n in at):
        for n in at:
            lines[n] = HEADING.sub(r"#\g<0>", lines[n]) if HEADING.match(lines[n]) else lines[n]
    return "\n".join(lines)
