"""TeX to MathML."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from math_core import LatexError, LatexToMathML

FENCE = re.compile(r'(<m(?:sub|sup|subsup)>)(<mo minsize="[^"]*" maxsize="[^"]*">[^<]*</mo>)')
ENVIRONMENT = re.compile(r"\\(?P<end>begin|end)\{(?P<name>equation|displaymath|align|split|gather|multline)\*?\}")
WITHIN = {"align": "aligned", "split": "aligned", "gather": "gathered", "multline": "gathered"}  # without TeX's numbers
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
        set_as = _converter().convert_with_local_state(ENVIRONMENT.sub(_within, tex.strip()), displaystyle=display)
        return FENCE.sub(r"\1<mrow>\2</mrow>", set_as.replace("<msqrt>", "<msqrt>" + STRUT))
    except LatexError as error:
        at, _, said = re.sub(r"\s+", " ", str(error)).strip().partition(": ")
        raise FormulaError(f"{said} (at character {int(at) + 1})" if at.isdigit() else f"{at}: {said}") from error


def _depth(tex: str) -> int:
    """How many braces stand in each other."""
    return max(accumulate({"{": 1, "}": -1}.get(character, 0) for character in tex), default=0)


def _within(match: re.Match[str]) -> str:
    name = WITHIN.get(match["name"])
    return f"\\{match['end']}{{{name}}}" if name else ""
