"""Tables whose rows do not fit: Markdown drops a cell too many without a word, and prints what has no rule as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


def ragged(text: str) -> Iterator[tuple[str, str]]:
    """The rows of a text's tables that have more cells than the head, and heads whose rule has other ones: the row as
    it stands there, up to what is not plain, and what to say of it.
    """
    lines, head = text.split("\n"), 0
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        if "|" in line and RULE.fullmatch(line) and "|" in above:
            head = _cells(above)
            if _cells(line) != head:
                yield _plain(above), f"the head of this table has {head} cells, and the line below it {_cells(line)}"
                head = 0
        elif "|" not in line:
            head = 0
        elif head and _cells(line) > head:
            yield _plain(line), f"this row has {_cells(line)} cells, and the head of its table {head}"


def _cells(line: str) -> int:
    plain = SPAN.sub("", re.sub(r"\\.", "", line)).strip(" \t>")
    return len(plain.removeprefix("|").removesuffix("|").split("|"))


def _plain(line: str) -> str:
    """A line up to the first mark of ours in it, by which it is found in the source."""
    return re.split("[\U000f0000-\U000ffffd]", line.strip())[0]
