"""$x$ in a line, and $$x$$ {#label} on lines of its own: TeX."""

from __future__ import annotations

import re

from markupsafe import Markup

from engine.errors import Place
from engine.pages.formulas import FormulaError, mathml
from engine.pages.marks._mark import Mark
from engine.pages.marks.fact import in_formula
from engine.pages.sheet import Sheet

DISPLAY = r"(?m:^)\$\$(?P<display>.+?)\$\$(?:[ \t]*\{(?P<label>[#-][\w-]*)\})?[ \t]*(?m:$)"
INLINE = r"(?<!\\)\$(?!\s)(?P<inline>(?:\\.|[^\\$\0])+?)(?<!\s)\$"  # no price: a space may not stand inside the dollars


def is_numbered(match: re.Match[str]) -> bool:
    """Whether a formula has a number: one on lines of its own, unless it is labelled {-}."""
    return match["display"] is not None and match["label"] != "-"


def label_of(match: re.Match[str], slug: str, count: int) -> str:
    """The label of the `count`th numbered formula of a chapter: its author's, or one made of its chapter."""
    return match["label"][1:] if match["label"] else f"{slug}-{count}"


def html(match: re.Match[str], sheet: Sheet, place: Place) -> str:
    """The formula as MathML, in a box with its number where it stands alone."""
    display = match["display"] is not None
    tex = in_formula(match["display"] if display else match["inline"], sheet, place)
    try:
        math = mathml(tex, display)
    except FormulaError as error:
        sheet.mistake(place, f"formula: {error}")
        math = ""
    if not display:
        return math
    label = number = ""
    if is_numbered(match):
        sheet.ledger.formulas += 1
        label = label_of(match, sheet.chapter.slug, sheet.ledger.formulas)
        number = f"{sheet.chapter.number}.{sheet.ledger.formulas}"
    return sheet.render("blocks/_formula.html", math=Markup(math), label=label, number=number).strip()


MARK = Mark(f"{DISPLAY}|{INLINE}", html)
