"""@{scene.fact} and @{scene.fact:.2f}: a measured number."""

from __future__ import annotations

import re
from html import escape

from engine.errors import Place, nearest
from engine.fact import Fact
from engine.pages.effort import effort_of
from engine.pages.exhibit import Exhibit
from engine.pages.marks._mark import Found, Mark
from engine.pages.numerals import in_plain_print, in_print, numeral
from engine.pages.sheet import Sheet
from engine.pages.wording import Wording

PATTERN = r"@\{(?P<fact>[^}:\n]+)(?::(?P<format>[^}\n]*))?\}"
NOTHING = Fact(0.0, "")  # stands in for a fact that is not there, which has been said


def facts_of(exhibit: Exhibit, wording: Wording) -> dict[str, Fact]:
    """What can be quoted of a scene: its facts, and `runs`, `steps` and `seeds` (how many) as the lab counted them."""
    counted = {
        "runs": Fact(exhibit.runs, wording.say.what_runs, format=",d"),
        "steps": Fact(exhibit.steps, wording.say.what_steps, format=",d"),
        "seeds": Fact(len(exhibit.seeds), wording.say.what_seeds, format="d"),
    }
    return {name: fact for name, fact in counted.items() if fact.value} | dict(exhibit.facts)


def fact(name: str, sheet: Sheet, place: Place) -> Fact:
    """The fact 'scene.name'; a mistake, and NOTHING, where there is none or its range is left."""
    scene, _, key = name.partition(".")
    if scene not in sheet.exhibits:
        if scene not in sheet.numbers.figures:  # one that is, and could not be made, has been said
            sheet.mistake(place, f"no scene is called '{scene}'{nearest(scene, sheet.exhibits)}")
        return NOTHING
    facts = facts_of(sheet.exhibits[scene], sheet.book.wording)
    if key not in facts:
        sheet.mistake(place, f"scene '{scene}' measures no '{key}'{nearest(key, facts)}")
        return NOTHING
    found = facts[key]
    if not found.holds:
        ends = " to ".join("…" if end is None else f"{end:g}" for end in (found.low, found.high))
        said = f"'{name}' is {found.value:g}, but what the text says holds only for {ends}: {found.what}"
        sheet.mistake(place, said)
    return found


def quoted(match: Found, sheet: Sheet, place: Place) -> tuple[Fact, str]:
    """The fact that a match of PATTERN names, and its value formatted; it is noted as quoted."""
    name = match["fact"].strip()
    found = fact(name, sheet, place)
    spec = match["format"] or found.format
    try:
        text = numeral(found.value, spec, sheet.book.about.language)
    except ValueError:
        sheet.mistake(
            place, f"'{spec}' is no format for {found.value:g}: write such as d, .2f, .3g, .0%, or w for a word"
        )
        return found, ""
    if found is not NOTHING:
        sheet.ledger.quoted.setdefault(name, in_print(text))
    return found, text


def in_formula(tex: str, sheet: Sheet, place: Place) -> str:
    """A formula with its facts as TeX takes them."""
    return re.sub(PATTERN, lambda found: quoted(Found(found, tex), sheet, place)[1], tex)


def plain(match: Found, sheet: Sheet, place: Place) -> str:
    """The number as text."""
    return in_plain_print(quoted(match, sheet, place)[1])


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The number as a link to the list of measured claims, with what it is as its title."""
    found, text = quoted(match, sheet, place)
    name, shown = match["fact"].strip(), in_print(text)
    exhibit = sheet.exhibits.get(name.partition(".")[0])
    if exhibit is None:
        return shown
    wording = sheet.book.wording
    what = f"{found.what} ({found.unit})" if found.unit else found.what
    title = escape(
        "".join(
            f"{said}. " for said in (wording.say.measured_as.format(what=what), effort_of(exhibit, wording)) if said
        ).strip()
    )
    source = f"data/{exhibit.name}.json"
    return f'<a class="fact" href="measured.html#{name}" data-source="{source}" title="{title}">{shown}</a>'


MARK = Mark(PATTERN, html, plain)
