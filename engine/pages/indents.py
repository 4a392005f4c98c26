"""The lines of a Markdown text: which are code, and the same text indented as Python-Markdown wants it.

People indent what belongs to an item of a list by two, three or four spaces, begin a list right after a paragraph, and
put fences into items. Python-Markdown knows four spaces a level and needs blank lines around. Here each line is read as
CommonMark 0.31 (sections 4.4, 4.5, 5.1 and 5.2) has it, more lenient with items of three, and written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from textwrap import dedent

from engine.pages import tables
from engine.pages.fences import read_info

FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
ITEM = re.compile(r"(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?:(?P<gap>[ \t]+)(?=\S)|[ \t]*$)")
HOLDS = re.compile(r"!!! ?\S|: {1,3}\S|\[\^[^\]]+\]:")  # a note, a definition, a footnote: what is below belongs to it
RULE = re.compile(r"([-*_])([ \t]*\1){2,}[ \t]*")
HEADING = re.compile(r"#{1,6}(\s|$)")
RAW = re.compile(r" {0,3}<(pre|script|style|textarea)\b", re.I)  # elements whose lines are as they are
UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*")  # makes a heading of the paragraph above
LOW = "in an item a heading is written with signs, '## so'; a line of '---' has an empty line above"
STARTS = re.compile(r"#{1,6}(\s|$)|>|<|\||`{3}|~{3}|!!! ?\S|\[\^[^\]]+\]:|:::")  # ends a paragraph that goes on lazily
ELEMENT = re.compile(
    r" {0,3}<(?P<tag>details|div|section|article|aside|header|footer|main|center|figure)\b(?!.*\bmarkdown=)", re.I
)
PARAGRAPHS = ("text", "item", "quote")  # what a line may go on with
DEEPEST = 20  # quotations within quotations
DEEP = 4  # spaces that make a line code; and a level, for Python-Markdown


@dataclass(frozen=True)
class Line:
    """A line as it was read: "fence" or "indented" where it is code, and what Python-Markdown is given for it."""

    code: str
    written: tuple[str, ...]
    quoted: bool = False
    wrong: str = ""  # with what stands behind a fence


@dataclass(frozen=True)
class Text:
    """A text, line by line; `unclosed` is the line, from 0, of a fence that is never closed; `goes_on`: it ends in a
    paragraph.
    """

    lines: tuple[Line, ...]
    unclosed: int | None
    goes_on: bool = False

    @property
    def written(self) -> str:
        """The text as Python-Markdown wants it."""
        return "\n".join(written for line in opened(self.lines) for written in line.written)


def opened(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; within an element that has an empty line in it Markdown is read, as in CommonMark (section 4.6)."""
    for n, line in enumerate(lines):
        found = None if line.code or line.quoted else ELEMENT.match(line.written[-1])
        if found and _has_empty_line(lines[n:], found["tag"]):
            begins = found.end("tag")
            yield replace(
                line,
                written=(*line.written[:-1], f'{line.written[-1][:begins]} markdown="1"{line.written[-1][begins:]}'),
            )
        else:
            yield line


def _has_empty_line(lines: Sequence[Line], tag: str) -> bool:
    """Whether there is an empty line before an element, which the first of the lines opens, is closed."""
    depth, empty = 0, False
    for line in lines:
        said = "" if line.code else line.written[-1]
        depth += len(re.findall(rf"<{tag}\b", said, re.I)) - len(re.findall(rf"</{tag}\b", said, re.I))
        if depth <= 0:
            return empty
        empty = empty or not (said or line.code)
    return False


def undented(text: str) -> str:
    """A text whose first line stands behind a mark and the others below it, all at the margin."""
    first, _, rest = text.partition("\n")
    return f"{first}\n{dedent(rest)}".strip()


@dataclass
class _Item:
    """An item that is open: the column of its mark, and that of what belongs to it, known by the first such line.

    `numbered` is None for what is no item of a list.
    """

    column: int
    content: int
    base: int | None = None
    numbered: bool | None = None


@dataclass
class _Reader:
    """The state between two lines; `before` is what stood above: blank, text, item, holds, code, fence, table, rule,
    quote (whose paragraph may go on), quoted (one that has ended) or other.
    """

    items: list[_Item] = field(default_factory=list)
    raw: str = ""  # the element within which lines stay as they are
    fence: str = ""
    fence_column: int = 0
    fence_line: int = 0
    before: str = "blank"


def read_lines(text: str) -> Text:
    """The lines of a text."""
    return _read(text.split("\n"))


def _read(raw: Sequence[str], depth: int = 0) -> Text:
    reader, lines, number, unclosed = _Reader(), [], 0, None
    while number < len(raw):
        quoted = 0 if reader.fence or depth == DEEPEST else _quoted(raw, number, reader)
        if quoted:
            inner = _read([line.lstrip()[1:].removeprefix(" ") for line in raw[number : number + quoted]], depth + 1)
            unclosed = number + inner.unclosed if inner.unclosed is not None and unclosed is None else unclosed
            lead = " " * DEEP * len(reader.items) + "> "
            above = ("",) if reader.before in ("text", "item", "table") else ()
            for line in inner.lines:
                lines.append(
                    Line(
                        line.code,
                        above + tuple(lead + written if written else lead.rstrip() for written in line.written),
                        quoted=True,
                        wrong=line.wrong,
                    )
                )
                above = ()
            reader.before, number = "quote" if inner.goes_on else "quoted", number + quoted
        else:
            below = raw[number + 1].strip() if number + 1 < len(raw) else ""
            line = _in_fence(raw[number], reader) if reader.fence else _line(raw[number], below, number, reader)
            lines.append(line)
            number += 1
    unclosed = reader.fence_line if reader.fence and unclosed is None else unclosed
    return Text(tuple(lines), unclosed, goes_on=reader.before in PARAGRAPHS)


def _quoted(raw: Sequence[str], number: int, reader: _Reader) -> int:
    """How many lines from here on are a quotation that begins here."""
    indent, rest = _split(raw[number])
    if not rest.startswith(">"):
        return 0
    _leave(reader, indent)
    if indent - _base(reader) >= DEEP and reader.before in ("blank", "code"):
        return 0
    return next((n for n, line in enumerate(raw[number:]) if not line.lstrip().startswith(">")), len(raw) - number)


def _line(raw: str, below: str, number: int, reader: _Reader) -> Line:
    indent, rest = _split(raw)
    if _stays(raw, reader):
        return Line("", (raw,))
    if not rest:
        reader.before = "code" if reader.before == "code" else "blank"
        return Line("", ("",))
    item = _item_of(rest, reader)
    lazy = reader.before in PARAGRAPHS and not (item or RULE.fullmatch(rest) or STARTS.match(rest))
    left = None if lazy else _leave(reader, indent)
    if indent - _base(reader) >= DEEP and reader.before in ("blank", "code"):
        reader.before = "code"
        return Line("indented", (_lead(reader) + " " * (indent - _base(reader)) + rest,))
    if fence := FENCE.fullmatch(rest):
        return _opens(indent, fence, number, reader)
    if item and _may_begin(item, left, reader):
        line = _item(indent, item, rest, left, reader)
        return _item_of_code(line, indent + item.end(), rest[item.end() :], number, reader)
    return _other(raw, below, left, reader)


def _stays(raw: str, reader: _Reader) -> bool:
    """Whether a line is one of an element such as <pre>, which goes on to its end (CommonMark, section 4.6)."""
    if not reader.raw and reader.before != "item" and (found := RAW.match(raw)):
        reader.raw = found[1]
    if not reader.raw:
        return False
    reader.raw, reader.before = "" if f"</{reader.raw}" in raw else reader.raw, "other"
    return True


def _other(raw: str, below: str, left: _Item | None, reader: _Reader) -> Line:
    """A line that is no code and begins no item; `left` is the item that ended before it."""
    indent, rest = _split(raw)
    if reader.items and indent >= reader.items[-1].column + 2 and reader.items[-1].base is None:
        reader.items[-1].base = indent
    rule = RULE.fullmatch(rest)
    table = "|" in rest and "|" in below and bool(tables.RULE.fullmatch(below))
    begins = indent - _base(reader) < DEEP and bool(rule or HEADING.match(rest))
    above = ("",) if _apart(rest, begins, table, left, reader) else ()
    low = bool(reader.items) and reader.before in ("text", "item") and not left and UNDERLINE.fullmatch(rest)
    if table or (reader.before == "table" and not (left or begins or STARTS.match(rest.lstrip("|")))):
        reader.before = "table"
    elif begins or STARTS.match(rest):
        reader.before = "rule" if rule else "other"
    elif reader.before not in ("item", "quote"):  # what goes on with an item's first line is no paragraph
        reader.before = "text"
    lead = _lead(reader)
    if HOLDS.match(rest):
        reader.items.append(_Item(indent, indent + DEEP))
        reader.before = "holds"
    return Line("", (*above, lead + rest if lead else raw), wrong=LOW if low else "")


def _apart(rest: str, begins: bool, table: bool, left: _Item | None, reader: _Reader) -> bool:
    """Whether Python-Markdown wants an empty line above: before a table, before a heading or a rule (`begins`) in an
    item or below a table or a quotation, and after these.
    """
    if begins:
        within = bool(reader.items or left) and reader.before != "blank"
        return within or reader.before in ("table", "rule", "quote", "quoted")
    if reader.before in ("text", "item"):
        return table or (reader.before == "text" and rest.startswith("|"))
    return (
        reader.before == "quoted"
        or (reader.before == "table" and bool(left))
        or (reader.before == "holds" and bool(HOLDS.match(rest)))
    )


def _in_fence(raw: str, reader: _Reader) -> Line:
    indent, rest = _split(raw)
    closes = rest.rstrip() and set(rest.rstrip()) == {reader.fence[0]} and len(rest.rstrip()) >= len(reader.fence)
    text = raw.expandtabs(DEEP)[min(indent, reader.fence_column) :] if reader.fence_column else raw
    written = (_lead(reader) + (reader.fence if closes else text)).rstrip("\r")
    if closes:
        reader.fence, reader.before = "", "fence"
    return Line("fence", (written, "") if closes else (written,))


def _opens(indent: int, fence: re.Match[str], number: int, reader: _Reader) -> Line:
    if reader.items and reader.items[-1].base is None:
        reader.items[-1].base = indent
    above = ("",) if reader.before in ("text", "item", "table", "quote", "quoted") else ()
    reader.fence, reader.fence_column, reader.fence_line = fence["fence"], indent, number
    info, wrong = read_info(fence["info"])
    return Line("fence", (*above, _lead(reader) + fence["fence"] + info), wrong=wrong)


def _item_of(rest: str, reader: _Reader) -> re.Match[str] | None:
    """The mark of an item that a line begins with; an empty item begins no list in the midst of a paragraph."""
    item = None if RULE.fullmatch(rest) else ITEM.match(rest)
    return item if item and (item["gap"] or reader.items or reader.before not in ("text", "quote")) else None


def _item(indent: int, item: re.Match[str], rest: str, left: _Item | None, reader: _Reader) -> Line:
    numbered, gap = bool(item["number"]), len(item["gap"] or " ")
    other = left and left.numbered not in (None, numbered)  # a list of another kind
    above = ("",) if other or reader.before in ("text", "table", "quote", "quoted") else ()
    if reader.items and reader.items[-1].base is None:
        reader.items[-1].base = indent
    mark = item["mark"].replace(")", ".")
    written = f"{_lead(reader)}{mark} {rest[item.end() :]}"
    reader.items.append(_Item(indent, indent + len(mark) + (gap if gap <= DEEP else 1), numbered=numbered))
    reader.before = "item"
    return Line("", (*above, written))


def _item_of_code(line: Line, column: int, said: str, number: int, reader: _Reader) -> Line:
    """The first line of an item, and where a fence opens in it, that on a line of its own."""
    if not (fence := FENCE.fullmatch(said)):
        return line
    reader.before = "blank"
    opens = _opens(column, fence, number, reader)
    return replace(opens, written=(*line.written[:-1], line.written[-1].removesuffix(said), *opens.written))


def _may_begin(item: re.Match[str], left: _Item | None, reader: _Reader) -> bool:
    """Whether an item may begin here: in the midst of a paragraph only one with a sign, or the first of numbers."""
    return reader.before not in ("text", "quote") or bool(reader.items or left) or item["number"] in (None, "1")


def _leave(reader: _Reader, indent: int) -> _Item | None:
    """Leave the items that a line indented so far doesn't belong to, and say which was the outermost."""
    left = None
    while reader.items and indent < reader.items[-1].column + 2:
        left = reader.items.pop()
    return left


def _base(reader: _Reader) -> int:
    """The column of what belongs to the innermost item."""
    if not reader.items:
        return 0
    return reader.items[-1].content if reader.items[-1].base is None else reader.items[-1].base


def _lead(reader: _Reader) -> str:
    return " " * DEEP * len(reader.items)


def _split(raw: str) -> tuple[int, str]:
    """How far a line is indented, and what stands in it."""
    rest = raw.lstrip(" \t")
    return len(raw[: len(raw) - len(rest)].expandtabs(DEEP)), rest.rstrip("\r") if rest.strip() else ""
