"""What a chapter defines once for all its texts: addresses `[name]: https://...` and abbreviations `*[HTML]: ...`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.errors import Mistake, Place
from engine.pages.blanked import blanked

NAME = r"\[(?!\^)(?:\\.|[^\[\]\\])+\]"
TITLE = r"[ \t]*(?:\n[ \t]*)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))"
ADDRESS = rf"(?:<[^<>\n]*>|\S+)(?:{TITLE})?"
DEFINES = re.compile(
    rf"^ {{0,3}}(?P<name>\*{NAME}(?=:[ \t]*\S)|{NAME}(?=:[ \t]*{ADDRESS}[ \t]*$)):"
    rf"[ \t]*(?P<leads>{ADDRESS}(?=[ \t]*$)|\S.*)",
    re.M,
)
PICTURE = re.compile(rf"(?<!\\)!\[(?P<alt>(?:\\.|[^\[\]\\])*)\](?:(?P<named>{NAME})|\[\])?(?![\[(])")


def definitions(texts: Iterable[tuple[str, Place]], mistakes: list[Mistake]) -> str:
    """The lines that define something in texts, each given with the place of its first line; one said twice is told."""
    found: dict[str, str] = {}
    for text, place in texts:
        for match in DEFINES.finditer(blanked(text)):
            name, leads = (text[slice(*match.span(group))] for group in ("name", "leads"))
            if _key(name) in found:
                here = place.below(text.count("\n", 0, match.start()))
                mistakes.append(Mistake(here, f"{name.lower()} is defined twice"))
            found[_key(name)] = f"{name.replace('`', '')}: {leads.strip()}"
    return "\n".join(found.values())


def with_pictures(text: str) -> str:
    """A text in which every picture has its address beside it, also those that name a line `[name]: picture.png`."""
    if "![" not in text:
        return text
    bare = blanked(text)
    leads = {_key(text[slice(*one.span("name"))]): one["leads"].strip() for one in DEFINES.finditer(bare)}
    pieces, at = [], 0
    for found in PICTURE.finditer(bare):
        said = text[slice(*found.span("named" if found["named"] else "alt"))]
        if address := leads.get(_key(said)):
            pieces += [text[at : found.start()], f"![{text[slice(*found.span('alt'))]}]({address})"]
            at = found.end()
    return "".join([*pieces, text[at:]])


def _key(name: str) -> str:
    """What two ways to write a name have in common."""
    return " ".join(name.replace("`", "").strip("[]").lower().split())
