"""How wide a formula is, about: enough to know which will not fit on a phone, or on paper."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, fromstring

SCRIPT = 0.7  # of a letter: how wide one is in an exponent
LETTER = {"mo": 0.85, "mi": 0.58, "mn": 0.5, "mtext": 0.5}  # ems a character, with the room around an operator
HIDDEN = "\u2061\u2062\u2063\u2064"  # operators that are not seen


def ems(mathml: str) -> float:
    """The width of a formula in ems of its own letters, give or take a fifth; 0 for what is no MathML."""
    try:
        return _width(fromstring(mathml.replace("&nbsp;", " ")))
    except (ParseError, RecursionError):
        return 0.0


def _width(element: Element) -> float:
    children = [_width(child) for child in element]
    if not children:
        return LETTER.get(element.tag, 0) * len((element.text or "").strip(HIDDEN))
    if element.tag == "mfrac":
        return max(children)
    if element.tag in ("msub", "msup", "munder", "mover"):
        return children[0] + SCRIPT * children[1]
    if element.tag in ("msubsup", "munderover"):
        return children[0] + SCRIPT * max(children[1:])
    if element.tag == "mtable":
        rows = [[_width(cell) for cell in row] for row in element]
        columns = max(map(len, rows))
        return sum(max((row[n] for row in rows if n < len(row)), default=0) for n in range(columns)) + 0.4 * columns
    return sum(children)
