"""split: a chapter's text as blocks, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.errors import Mistake, Place, nearest
from engine.pages.blocks._block import Block
from engine.pages.blocks.prose import Prose
from engine.pages.indents import Text, read_lines
from engine.pages.scan import scan

OPENS = re.compile(r":::\s*(?P<kind>[a-z_]+)\s*(?:\|\s*(?P<argument>.*?))?\s*")


def split(text: str, place: Place, mistakes: list[Mistake]) -> Iterator[Block]:
    """The blocks of a text whose first line is `place`, prose between them; what stands in code is code."""
    read, opened, since, lines = read_lines(text), None, 0, text.split("\n")
    mistakes += _not_as_written(read, lines, place)
    if read.unclosed is not None:
        return  # who knows what of the rest is code
    for number, line in enumerate(lines):
        if read.lines[number].code or not line.startswith(":::"):
            continue
        body, here = "\n".join(lines[since:number]), place.below(number)
        if line.strip() == ":::":
            if opened is None:
                mistakes.append(Mistake(here, "this ':::' closes no block"))
            else:
                yield from _block(opened, body, place.below(since - 1), mistakes)
            opened, since = None, number + 1
            continue
        if opened is not None:
            mistakes.append(
                Mistake(place.below(since - 1), f"this block is not closed before the next at line {here.line}")
            )
        elif body.strip():
            yield Prose("", body, place.below(since))
        opened, since = line, number + 1
    if opened is not None:
        mistakes.append(Mistake(place.below(since - 1), "this block is never closed: a line ':::' is missing"))
    elif "".join(lines[since:]).strip():
        yield Prose("", "\n".join(lines[since:]), place.below(since))


def _not_as_written(read: Text, lines: Sequence[str], place: Place) -> Iterator[Mistake]:
    """Fences that are never closed, or say something else; blocks that do not begin where a line does."""
    if read.unclosed is not None:
        yield Mistake(place.below(read.unclosed), "this fence is never closed: a line of as many ` or ~ is missing")
    for number, (line, found) in enumerate(zip(lines, read.lines, strict=True)):
        if found.wrong:
            yield Mistake(place.below(number), found.wrong)
        if found.code != "fence" and line[:1] in " \t" and line.strip().startswith(":::"):
            yield Mistake(place.below(number), "':::' stands at the head of its line; as code, in a fence")


def _block(line: str, body: str, place: Place, mistakes: list[Mistake]) -> Iterator[Block]:
    opens = OPENS.fullmatch(line)
    if not opens:
        mistakes.append(Mistake(place, f"a block opens with '::: kind | argument', not '{line}'"))
    elif opens["kind"] not in kinds():
        mistakes.append(Mistake(place, f"no block is called '{opens['kind']}'{nearest(opens['kind'], kinds())}"))
    else:
        yield kinds()[opens["kind"]](opens["argument"] or "", body, place)


def kinds() -> dict[str, type[Block]]:
    """The classes by kind: the files of blocks/ that can be written `::: kind`."""
    return {kind: block for kind, block in scan("engine.pages.blocks", "KIND").items() if block is not Prose}
