"""TeX to MathML."""

from __future__ import annotations

import re
from functools import cache

from math_core import LatexError, LatexToMathML

FENCE = re.compile(r'(<m(?:sub|sup|subsup)>)(<mo minsize="[^"]*" maxsize="[^"]*">[^<]*</mo>)')
ENVIRONMENT = re.compile(r"\\(?P<end>begin|end)\{(?P<name>equation|displaymath|align|split|gather|multline)\*?\}")
WITHIN = {"align": "aligned", "split": "aligned", "gather": "gathered", "multline": "gathered"}  # without TeX's numbers
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
    try:
        set_as = _converter().convert_with_local_state(ENVIRONMENT.sub(_within, tex.strip()), displaystyle=display)
        return FENCE.sub(r"\1<mrow>\2</mrow>", set_as.replace("<msqrt>", "<msqrt>" + STRUT))
    except LatexError as error:
        at, _, said = re.sub(r"\s+", " ", str(error)).strip().partition(": ")
        raise FormulaError(f"{said} (at character {int(at) + 1})" if at.isdigit() else f"{at}: {said}") from error


def _within(match: re.Match[str]) -> str:
    name = WITHIN.get(match["name"])
    return f"\\{match['end']}{{{name}}}" if name else ""
