"""TeX to MathML."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from math_core import LatexError, LatexToMathML

FENCE = re.compile(r'(<m(?:sub|sup|subsup)>)(<mo minsize="[^"]*" maxsize="[^"]*">[^<]*</mo>)')
ENVIRONMENT = re.compile(
    r"\\(?P<end>begin|end)\{(?P<name>equation|displaymath|align|eqnarray|split|gather|multline)\*?\}"
)
WITHIN = {
    "align": "aligned",
    "eqnarray": "aligned",
    "split": "aligned",
    "gather": "gathered",
    "multline": "gathered",
}  # without TeX's numbers
WORDS = re.compile(r"\\(?:text|mbox)\{((?:[^{}]|\{[^{}]*\})*)\}")
OPERATOR = re.compile(r"\\mathop\{\\(?:mathrm|text|rm)\s*\{([\w\s~-]*)\}\}(?:\\limits)?")
UNNUMBERED = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])\s*")
SEEN = re.compile(r">[^<>\s]|<mspace")
COMMENT = re.compile(r"(?<!\\)%")
DEEPEST = 100  # braces within braces; a nest of many more goes deeper than Python does
STRUT = '<mspace height="0.62em" depth="0.16em"/>'


class FormulaError(ValueError):
    """What is wrong with a formula, in a line."""


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


@cache
def mathml(tex: str, display: bool = False) -> str:
    """The formula as MathML, every radicand as high as a letter with its strut. Raises FormulaError.

    An environment that would stand alone and number itself is set as what stands within: numbers are the book's.
    A large fence with an exponent stands in a row of its own: as a bare base Chromium leaves it small.
    """
    if not tex.strip():
        raise FormulaError("nothing stands in it")
    if COMMENT.search(tex):
        raise FormulaError("a '%' of its own begins a comment, which would take the rest away: write \\%")
    if _depth(tex) > DEEPEST:
        raise FormulaError(f"braces within braces, more than {DEEPEST} deep: make several of it")
    try:
        set_as = _converter().convert_with_local_state(_as_known(tex.strip()), displaystyle=display)
        if not SEEN.search(set_as):
            raise FormulaError("nothing of it would be seen")
        return FENCE.sub(r"\1<mrow>\2</mrow>", set_as.replace("<msqrt>", "<msqrt>" + STRUT))
    except LatexError as error:
        at, _, said = re.sub(r"\s+", " ", str(error)).strip().partition(": ")
        raise FormulaError(f"{said} (at character {int(at) + 1})" if at.isdigit() else f"{at}: {said}") from error


def _as_known(tex: str) -> str:
    """A formula with what the converter lacks said in the words that it has."""
    tex = UNNUMBERED.sub("", ENVIRONMENT.sub(_within, tex))
    tex = OPERATOR.sub(lambda found: f"\\operatorname*{{{found[1].strip('~ ')}}}", tex)
    return WORDS.sub(_words, tex).replace(r"\pmb{", r"\boldsymbol{")


def _words(found: re.Match[str]) -> str:
    """Words in a formula, with the formulas in them beside them."""
    pieces = re.split(r"(?<!\\)\$", found[1])
    if len(pieces) % 2 == 0:
        return found[0]
    return "".join(f"{{{piece}}}" if n % 2 else f"\\text{{{piece}}}" for n, piece in enumerate(pieces) if piece)


def _depth(tex: str) -> int:
    """How many braces stand in each other."""
    return max(accumulate({"{": 1, "}": -1}.get(character, 0) for character in tex), default=0)


def _within(match: re.Match[str]) -> str:
    name = WITHIN.get(match["name"])
    return f"\\{match['end']}{{{name}}}" if name else ""
