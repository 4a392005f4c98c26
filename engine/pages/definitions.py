"""What a chapter defines once for all its texts: addresses `[name]: https://...` and abbreviations `*[HTML]: ...`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.errors import Mistake, Place
from engine.pages.markup import blanked

DEFINES = re.compile(r"^ {0,3}(?P<name>\*?\[(?!\^)(?:\\.|[^\]\\])+\]):[ \t]*\S.*$", re.M)


def definitions(texts: Iterable[tuple[str, Place]], mistakes: list[Mistake]) -> str:
    """The lines that define something in texts, each given with the place of its first line; one said twice is told."""
    found: dict[str, str] = {}
    for text, place in texts:
        for match in DEFINES.finditer(blanked(text)):
            name, line = match["name"].lower(), text[match.start() : match.end()].strip()
            if name in found:
                mistakes.append(Mistake(place.below(text.count("\n", 0, match.start())), f"{name} is defined twice"))
            found[name] = line
    return "\n".join(found.values())
