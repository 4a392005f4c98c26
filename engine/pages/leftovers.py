"""What a text still holds when Markdown is done with it and nobody understood: told, never printed raw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from engine.errors import nearest

LEFT = {  # what stands there -> what to say of it
    r"(?m:^)[ \t]*#{2,6}[^\W\d]": "a heading has a space after its signs: ## Heading",
    r"\$\$": "this '$$' has no other: a formula is written $$ x = y $$, without an empty line in it",
    r"`{3,}|~{3,}": "a fence stands on a line of its own, ``` or ```python, and is closed by one as long",
    r"@ ?\w*\{": "this mark is none, or not closed: @{scene.fact}, @eq{label}, @fig{scene}, @chapter{folder}",
    r"\[@|\[[^\[\]\n]*[ -]@\w[^\[\]\n]*\]": "a citation is [@key] or [@key, section 2], other words outside of it",
    r"\[\^|\^\[": "a footnote is written [^name], its text on a line of its own [^name]: text",
    r"\]\[[^\]\n]*\]|\]\[": "no line says where this link leads: write [name]: address, or [text](address)",
    r"\]\(": "this link is not closed, or its address has spaces: [text](address), [text](<address with spaces>)",
    r"\[![A-Za-z]+\]": "a note is a quotation whose first line is [!NOTE], [!TIP] or such, alone",
    r"(?m:^)[ \t]*[!?]{3}": "a note is written '!!! note', or '!!! note \"Its title\"', its text four spaces in",
    r"\\(?:begin|end)\{|\\\[(?=[^\]]*\\\])": "a formula of its own is written $$ x = y $$, on its own lines",
    r"(?<!\w)\\(?:frac|sqrt|sum|alpha|beta|mathbf|mathbb)\b": "TeX stands between dollar signs: $x$",
    r"(?<!\w)\\(?:cite|ref|label|newpage|section|item|textbf|emph|footnote)\b": "LaTeX is known in formulas alone",
    r"\{\{|\{%|%\}": "templates and includes are not known here: a number is @{scene.fact}, code is ::: code | name",
    r"\{:?\s*[.#][\w-]+[^{}\n]*\}": "there is nothing here that could take these attributes",
    r"(?m:^)[ \t]*\{[\w-]+\}": "the name of a formula is {#name}, and it has no number with {-}",
    r"\{(?:width|height)=[^}\n]*": "a picture takes its width right after it: ![what it shows](file){width=60%}",
    r":::": "':::' stands at the head of its line; as code, in a fence",
    r"\[TOC\]|\[\[|--8<--|(?m:^)=== ?\"|\{(?:\+\+|--|==|~~|>>)|\+\+\w": "this is of another press, and not known here",
    r"(?<![\w:/]):cite[a-z]*:": "a citation is [@key]; in a sentence, @key",
    r"(?<![\w:/]):(?:eqref|numref|ref|doc|label|math):": (
        "this is of another press: @eq{name}, @fig{name} and @chapter{folder} lead there, {#name} names, $x$ is TeX"
    ),
    r"(?<![\w:/]):(?:begin_tab|end_tab|func|class|meth|mod|term|download|code|sub|sup|abbr):": (
        "this is of another press, and not known here"
    ),
    r"(?<![\w:/]):[a-z]+(?:_[a-z]+)*:(?![\w:/])": "a sign such as ☺ is written as it is, not by its name",
    r"(?m:^)\|.*\|[ \t]*$": "a table has a line such as |---|---| under its first, and an empty line above",
    r"<[A-Za-z/!][^<>\n]{0,12}": "this tag is not closed by '>'; a '<' of its own has a space after it, or is &lt;",
}
PATTERN = re.compile("|".join(f"(?P<left{n}>{pattern})" for n, pattern in enumerate(LEFT)))
NOTES = ("note", "tip", "hint", "important", "warning", "caution", "danger", "example", "info", "abstract", "question")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
OPTIONAL = {
    "li",
    "p",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "colgroup",
    "option",
}  # end by themselves


def leftovers(text: str) -> Iterator[tuple[str, str]]:
    """What is left in a piece of running text, each as it stands there and what to say of it."""
    for found in PATTERN.finditer(text):
        said = list(LEFT.values())[int((found.lastgroup or "left0").removeprefix("left"))]
        yield found[0], said


def unknown_note(kind: str) -> str:
    """What is wrong with the kind of a note, or nothing."""
    return "" if kind in NOTES else f"no note is called '{kind}'{nearest(kind, NOTES)}"


def unclosed(html: str) -> Iterator[str]:
    """The tags in a piece of HTML that are opened and never closed, or closed and never opened."""
    balance = _Balance()
    balance.feed(html)
    balance.close()
    yield from (f"<{tag}>" for tag in (*balance.left, *balance.open) if tag not in OPTIONAL)
    yield from (f"</{tag}>" for tag in balance.stray)


class _Balance(HTMLParser):
    """Which tags stand open, which were left so by what closed around them, and which closed nothing."""

    def __init__(self) -> None:
        HTMLParser.__init__(self)
        self.open: list[str] = []
        self.left: list[str] = []
        self.stray: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes: the innermost of its name, and whatever ends by itself within."""
        if tag not in self.open:
            self.stray += [tag] if tag not in VOID else []
            return
        while self.open[-1] != tag:
            within = self.open.pop()
            self.left += [within] if within not in OPTIONAL else []
        self.open.pop()
