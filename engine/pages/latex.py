"""What a BibTeX value says: its LaTeX as HTML, as plain text, as an address."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from html import escape

from engine.pages.formulas import FormulaError, mathml
from engine.pages.tree import text_of

ELEMENTS = {  # \command{text} -> the element that shows it so; "" for the text alone
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph"), "em"),
    **dict.fromkeys(("textbf", "mkbibbold"), "strong"),
    **dict.fromkeys(("texttt", "code"), "code"),
    "textsuperscript": "sup",
    "textsubscript": "sub",
    **dict.fromkeys(("textsc", "textrm", "textnormal", "text", "mbox", "enquote", "ensuremath"), ""),
}
ARGUMENT = r"\{(?P<%s>(?:\\.|[^{}\\]|\{(?:\\.|[^{}\\]|\{[^{}]*\})*\})*)\}"
FORMULA = r"(?<!\\)\$(?P<formula>(?:\\.|[^$\\])+)\$|\\\((?P<round>.+?)\\\)"
LINK = rf"\\(?:url|path|nolinkurl)\s*{ARGUMENT % 'url'}|\\href\s*{ARGUMENT % 'href'}\s*{ARGUMENT % 'said'}"
COMMAND = re.compile(rf"{FORMULA}|{LINK}|\\(?P<command>{'|'.join(ELEMENTS)})\s*{ARGUMENT % 'within'}", re.S)
DOTLESS = re.compile(r"(\\[\"'`^~=.uvH])\s*(?:\{\\([ij])\s*\}|\\([ij])(?![A-Za-z])\s*)")
UNKNOWN = re.compile(r"\\[A-Za-z]+|\\.")
WEB = re.compile(r"(?:https?|ftp)://\S+", re.I)


def as_html(value: str, wrong: Callable[[str], None]) -> str:
    """A value as HTML: formulas, emphasis, addresses, accents; `wrong` is told of what is not understood."""
    pieces, at = [], 0
    for found in COMMAND.finditer(value):
        pieces += [escape(_letters(value[at : found.start()], wrong)), _command(found, wrong)]
        at = found.end()
    return "".join([*pieces, escape(_letters(value[at:], wrong))]).strip()


def as_text(value: str, wrong: Callable[[str], None] = lambda said: None) -> str:
    """A value without markup."""
    return text_of(as_html(value, wrong))


def address(value: str, wrong: Callable[[str], None]) -> str:
    r"""A value as an address, in which ~ is ~ and \% is %; `wrong` is told of one that doesn't lead to the web."""
    inner = re.fullmatch(rf"\s*\\url\s*{ARGUMENT % 'url'}\s*", value)
    said = re.sub(r"\\(?:textasciitilde|~)(?:\{\})?", "~", inner["url"] if inner else value)
    said = re.sub(r"\\([%_&#$~{}])", r"\1", said).replace("{", "").replace("}", "").strip()
    if WEB.fullmatch(said):
        return said
    wrong(f"'{said}' is no address of the web: https://…")
    return ""


def link(target: str, said: str) -> str:
    """A link as HTML; `said` is HTML."""
    return f'<a href="{escape(target)}">{said}</a>'


def _command(found: re.Match[str], wrong: Callable[[str], None]) -> str:
    if tex := found["formula"] or found["round"]:
        try:
            return mathml(tex)
        except FormulaError as error:
            wrong(f"formula: {error}")
            return ""
    if found["command"]:
        tag, within = ELEMENTS[found["command"]], as_html(found["within"], wrong)
        return f"<{tag}>{within}</{tag}>" if tag else within
    target = address(found["url"] if found["url"] is not None else found["href"], wrong)
    return link(target, escape(target) if found["url"] is not None else as_html(found["said"], wrong)) if target else ""


def _letters(text: str, wrong: Callable[[str], None]) -> str:
    """LaTeX without commands that do something: its accents as letters, its braces gone."""
    if "\\" in text:
        import latexcodec  # noqa: F401  registers the codec, in a tenth of a second

        text = DOTLESS.sub(lambda found: f"{found[1]}{{{found[2] or found[3]}}}", text)
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]  # which the codec would drop
        text = lead + str(codecs.decode(text.strip(), "ulatex")) + trail  # type: ignore[call-overload]
        for unknown in UNKNOWN.findall(text):
            wrong(f"{unknown} is not known here")
        text = UNKNOWN.sub("", text)
    return re.sub(r"[{}]", "", text).replace("~", " ").replace("---", "—").replace("--", "–")
