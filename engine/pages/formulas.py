"""TeX to MathML."""

from __future__ import annotations

import re
from functools import cache

from math_core import LatexError, LatexToMathML

STRUT = '<mspace height="0.62em" depth="0.16em"/>'


class FormulaError(ValueError):
    """What is wrong with a formula, in a line."""


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


@cache
def mathml(tex: str, display: bool = False) -> str:
    """The formula as MathML, every radicand as high as a letter with its strut. Raises FormulaError."""
    try:
        return (
            _converter()
            .convert_with_local_state(tex.strip(), displaystyle=display)
            .replace("<msqrt>", "<msqrt>" + STRUT)
        )
    except LatexError as error:
        at, _, said = re.sub(r"\s+", " ", str(error)).strip().partition(": ")
        raise FormulaError(f"{said} (at character {int(at) + 1})" if at.isdigit() else f"{at}: {said}") from error
