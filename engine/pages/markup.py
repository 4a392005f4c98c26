"""Markdown with math, facts and references: what of a text is ours, found with its line before Markdown sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown import Markdown
from pymdownx.arithmatex import RE_SMART_DOLLAR_INLINE

DISPLAY = r"(?m:^)\$\$(?P<display>.+?)\$\$(?:[ \t]*\{(?P<label>[#-][\w-]*)\})?[ \t]*(?m:$)"
FACT = r"@\{(?P<fact>[^}:]+)(?::(?P<format>[^}]*))?\}"
REFERENCE = r"@(?P<kind>eq|fig|chapter)\{(?P<target>[^}]*)\}"
CITATION = r"\[@(?P<cite>[^\]]+)\]"
OURS = re.compile(f"{DISPLAY}|{RE_SMART_DOLLAR_INLINE}|{FACT}|{REFERENCE}|{CITATION}", re.S)
CODE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.S | re.M)
EXTENSIONS = ("tables", "fenced_code", "attr_list", "smarty", "sane_lists", "md_in_html")
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True)
class Token:
    """One of our marks in a text: where, on which line (from 0), what kind, and its match."""

    start: int
    end: int
    line: int
    kind: str
    match: re.Match

    @property
    def tex(self) -> str:
        """The formula of a 'display' or 'math' token."""
        return self.match["display"] if self.kind == "display" else self.match.group(0)[1:-1]


def tokens(text: str) -> Iterator[Token]:
    """Our marks in a text, in order; what stands in code is code."""
    blank = CODE.sub(lambda m: re.sub(r"[^\n]", "\x00", m.group()), text)
    for match in OURS.finditer(blank):
        kind = _kind(match)
        if kind:
            line = text.count("\n", 0, match.start())
            yield Token(match.start(), match.end(), line, kind, match)


def _kind(match: re.Match) -> str:
    for kind, group in (("display", "display"), ("fact", "fact"), ("reference", "kind"), ("cite", "cite")):
        if match[group]:
            return kind
    return "math" if match.group(0).endswith("$") and len(match.group(0)) > 2 else ""


def to_html(text: str, replace: Callable[[Token], str]) -> str:
    """The text as HTML, each of our marks as `replace` says."""
    pieces, stash, at = [], [], 0
    for token in tokens(text):
        pieces += [text[at : token.start], f"{OPEN}{len(stash)}{CLOSE}"]
        stash.append(replace(token))
        at = token.end
    html = Markdown(extensions=list(EXTENSIONS)).convert("".join([*pieces, text[at:]]))
    html = re.sub(f"<p>({OPEN}\\d+{CLOSE})</p>", lambda m: _unwrapped(m.group(1), stash), html)
    return re.sub(f"([(]?){OPEN}(\\d+){CLOSE}([),.;:!?]*)", lambda m: _unbroken(m, stash), html)


def _unbroken(match: re.Match, stash: list[str]) -> str:
    """A mark with the brackets and stops that touch it; around a formula a browser would break the line."""
    before, number, after = match.groups()
    whole = before + stash[int(number)] + after
    return f'<span class="whole">{whole}</span>' if "<math" in whole and (before or after) else whole


def _unwrapped(token: str, stash: list[str]) -> str:
    """A display formula needs no paragraph around it; an inline mark alone in one does."""
    return token if stash[int(token.strip(OPEN + CLOSE))].startswith("<div") else f"<p>{token}</p>"
