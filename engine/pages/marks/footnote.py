"""[^name] in a text, and on a line of its own, anywhere in the chapter, [^name]: what the note says."""

from __future__ import annotations

import re
from html import escape

from engine.errors import Place
from engine.pages.indents import undented
from engine.pages.marks._mark import Found, Mark
from engine.pages.sheet import Sheet

GOES_ON = r"(?:\n(?![ \t]*\n|\[\^|:::|#)[^\n]+)*"  # the lines of a paragraph
SAID = rf"[^\n]*{GOES_ON}(?:\n(?:[ \t]*\n)+(?: {{2,}}|\t)[^\n]*{GOES_ON})*"  # and further ones, indented


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The number of a note, as a link to it at the chapter's end; nothing where its text stands, which is kept."""
    ledger, called = sheet.ledger, match["noted"] if match["footnote"] is None else match["footnote"]
    if not called or re.search(r"\s", called):
        sheet.mistake(place, "the name of a note is a word or a number, without spaces: [^1]")
        return ""
    if (name := match["footnote"]) is not None:
        if name in ledger.notes:
            sheet.mistake(place, f"the note [^{name}] has a text already, at line {ledger.notes[name][1].line}")
        if not match["said"].strip():
            sheet.mistake(place, f"the note [^{name}] says nothing")
        ledger.notes[name] = (undented(match["said"]), place)
        return ""
    name, first = match["noted"], match["noted"] not in ledger.noted
    ledger.noted.setdefault(name, place)
    number = list(ledger.noted).index(name) + 1
    here = f' id="noted-{number}"' if first else ""
    said = escape(sheet.book.wording.say.note_number.format(number=number))
    return f'<sup class="noted"><a{here} href="#note-{number}" aria-label="{said}">{number}</a></sup>'


MARK = Mark(rf"(?m:^)[ \t>]*\[\^(?P<footnote>[^\]\n]*)\]:[ \t]*(?P<said>{SAID})|\[\^(?P<noted>[^\]\n]*)\]", html)
