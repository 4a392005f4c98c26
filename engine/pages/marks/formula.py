r"""$x$ or \(x\) in a line; $$x$$ {#label}, \[x\] or an environment such as align, set apart: TeX."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from engine.errors import Place
from engine.pages.formulas import FormulaError, mathml
from engine.pages.marks._mark import Found, Mark
from engine.pages.marks.fact import in_formula
from engine.pages.sheet import Sheet
from engine.pages.widths import ems

WITHIN = r"(?:(?!\n[ \t]*\n).)+?"  # no empty line stands in a formula
ALONE = r"(?:(?<![^\n])|(?<=\n\s)|(?<=\n\s\s)|(?<=\n\s\s\s)|(?<=\n\s\s\s\s))"  # at the head of its line
DOLLARS = rf"(?<!\\)\$\$(?!\$)(?P<display>{WITHIN})\$\$"
BRACKETS = rf"{ALONE}\\\[(?P<bracket>{WITHIN})\\\]"
KNOWN = "equation|displaymath|align|gather|multline|eqnarray"
OF_TEX = re.compile(r"\\label\{([^{}]*)\}\s*")  # a label as LaTeX has it, within
ENVIRONMENT = rf"{ALONE}(?P<environment>\\begin\{{(?P<begins>(?:{KNOWN})\*?)\}}{WITHIN}\\end\{{(?P=begins)\}})"
LABEL = r"(?P<stop>[.,;:]?)(?:[ \t]*\{(?P<label>[#-][^}\n]*)\})?"
WORDS = r"\\(?:text|mbox)\{(?:[^{}\n]|\{[^{}\n]*\})*\}"  # in which there may be formulas again
INLINE = (
    rf"(?<!\\)\$(?!\s)(?P<inline>(?:(?!\n[ \t]*\n)(?:{WORDS}|\\.|[^\\$\0]))+?)(?<!\s)\$(?!\d)"  # prices are no formula
)
PARENTHESES = rf"(?<!\\)\\\((?P<parenthesis>{WITHIN})\\\)"
NAME = re.compile(r"[\w:.-]+")
NARROW, PAPER = 15, 34  # ems: the room that a phone has in a line, and a sheet of paper


def is_numbered(match: Found) -> bool:
    """Whether a formula has a number: one that is set apart, unless it is labelled {-}."""
    return _apart(match) is not None and match["label"] != "-"


def label_of(match: Found, slug: str, count: int) -> str:
    """The label of the `count`th numbered formula of a chapter: its author's, or one made of its chapter.

    A label may say `eq:` itself, as in LaTeX; that belongs to no name.
    """
    within = OF_TEX.search(_apart(match) or "")
    own = match["label"][1:] if match["label"] else within[1] if within else ""
    return own.strip().removeprefix("eq:") or f"{slug}-{count}"


def _apart(match: Found) -> str | None:
    """The TeX of a formula that is set apart, None for one in a line."""
    found = match["display"] or match["bracket"] or match["environment"]
    return None if found is None else found.strip() + match["stop"]


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The formula as MathML, in a box with its number where it is set apart; a wide one scrolls by itself."""
    apart = _apart(match)
    display = apart is not None
    said = OF_TEX.sub("", apart, count=1) if display else match["inline"] or match["parenthesis"]
    tex = in_formula(said, sheet, place)
    try:
        math = mathml(tex, display)
    except FormulaError as error:
        sheet.mistake(place, f"formula: {error}")
        math = ""
    wide = ems(math)
    if not display:
        said = escape(sheet.book.wording.say.formula)
        box = f'<span class="wide" tabindex="0" role="group" aria-label="{said}">{math}</span>'
        return box if wide > NARROW else math
    label = number = ""
    if is_numbered(match) and (name := sheet.name_at("formula", place)):
        label = name
        if not NAME.fullmatch(label):
            sheet.mistake(
                place, f"a label is written {{#name}}, in letters, digits, '-', '.' and ':', not '{match['label']}'"
            )
        number = sheet.numbers.equations[label][1]
    elif is_numbered(match) and (match["label"] or OF_TEX.search(apart)):
        sheet.mistake(place, "a formula with a name stands in the text itself, not in a title or a note")
    return sheet.render(
        "blocks/_formula.html", math=Markup(math), label=label, number=number, wide=wide / PAPER
    ).strip()


MARK = Mark(rf"(?:{DOLLARS}|{BRACKETS}|{ENVIRONMENT}){LABEL}|{INLINE}|{PARENTHESES}", html)
