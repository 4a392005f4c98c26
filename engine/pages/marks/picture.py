"""![what it shows](ravine.png "A caption"){#ravine width=60%}: a picture, a film or a sound beside the chapter."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from engine.errors import Place
from engine.pages.marks._mark import Found, Mark
from engine.pages.media import Media, MediaError, read_media
from engine.pages.sheet import Sheet

ALT = r"(?P<alt>(?:\\.|\[[^\]\n]*\]|[^\[\]\\])*)"
FILE = r"(?:<(?P<bracketed>[^>\n]*)>|(?P<file>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))"
CAPTION = r"(?:\s+(?:\"(?P<caption>(?:\\.|[^\"\\])*)\"|'(?P<quoted>(?:\\.|[^'\\])*)'))?"
ATTRIBUTE = re.compile(r"#(?P<label>[\w:.-]+)|(?P<name>width|height)=\"?(?P<length>\d+(?:\.\d+)?(?:%|px|em|rem)?)\"?")


def is_figure(match: Found) -> bool:
    """Whether a picture is a figure, with a number: one with a caption or a label."""
    return bool(_caption(match) or _attributes(match)[0].get("label"))


def name_of(match: Found, slug: str, count: int) -> str:
    """What `@fig{}` calls the `count`th such figure of a chapter: its label, or a name made of its chapter."""
    return _attributes(match)[0].get("label", "").removeprefix("fig:") or f"{slug}-{count}"


def html(match: Found, sheet: Sheet, place: Place) -> str:
    """The picture, its dark sister `ravine.dark.png` for dark pages, and around a figure its caption."""
    address, alt = match["bracketed"] or match["file"] or "", re.sub(r"\\(.)", r"\1", match["alt"]).strip()
    attributes, unknown = _attributes(match)
    if any(length.endswith("%") and not 0 < float(length[:-1]) <= 100 for length in attributes.values()):
        sheet.mistake(place, "a picture is at most as wide as the text: width=100%")
    for said in unknown:
        sheet.mistake(place, f"a picture takes #name, width= and height=, such as width=60%, not '{said}'")
    if not alt:
        sheet.mistake(place, f"'{address}' needs words for those who cannot see it: ![what it shows]({address})")
    try:
        shown = read_media(address, sheet.chapter.folder, sheet.book.folder)
        sister = Path(address).with_suffix(f".dark{Path(address).suffix}")
        dark = (sheet.chapter.folder / sister).is_file() and read_media(
            str(sister), sheet.chapter.folder, sheet.book.folder
        )
    except MediaError as error:
        sheet.mistake(place, str(error))
        return ""
    sheet.ledger.files |= {one.path: one.body for one in (shown, dark) if one}
    element = _element(shown, alt, attributes, "in-light" if dark else "")
    element += _element(dark, alt, attributes, "in-dark") if dark else ""
    return _figure(element, match, sheet, place) if is_figure(match) else element


def _figure(element: str, match: Found, sheet: Sheet, place: Place) -> str:
    name = sheet.name_at("figure", place)
    if name is None:
        sheet.mistake(place, "a picture with a number stands in the text itself, not in a title or a note")
        return element
    number = sheet.book.wording.say.figure.format(number=sheet.numbers.figures[name][1])
    caption = sheet.line(_caption(match) or match["alt"] or "", place)
    said = f'<span class="number">{escape(number)}</span> {caption}'.strip()
    return f'<figure class="picture" id="fig-{escape(name)}">{element}<figcaption>{said}</figcaption></figure>'


def _element(shown: Media, alt: str, attributes: dict[str, str], kind: str) -> str:
    lengths = {name: attributes[name] for name in ("width", "height") if name in attributes}
    style = "; ".join(f"{name}: {length}{'px' if length[-1].isdigit() else ''}" for name, length in lengths.items())
    more = (f' class="{kind}"' if kind else "") + (f' style="{style}"' if style else "")
    if shown.element != "img":
        label = f'aria-label="{escape(alt)}" controls preload="none"{more}'
        return f'<{shown.element} src="{shown.path}" {label}></{shown.element}>'
    width, height = shown.size or (1, 1)
    size = f'width="{width}" height="{height}" loading="lazy" decoding="async"'
    return f'<img src="{shown.path}" alt="{escape(alt)}" {size}{more}>'


def _caption(match: Found) -> str:
    return re.sub(r"\\([\"'])", r"\1", match["caption"] or match["quoted"] or "").strip()


def _attributes(match: Found) -> tuple[dict[str, str], list[str]]:
    """What a picture is given between braces, and what of that is not known."""
    known, unknown = {}, []
    for said in (match["attributes"] or "").lstrip(":").split():
        found = ATTRIBUTE.fullmatch(said)
        if not found:
            unknown.append(said)
        else:
            known["label" if found["label"] else found["name"]] = found["label"] or found["length"]
    return known, unknown


MARK = Mark(rf"(?<!\\)!\[{ALT}\]\([ \t]*{FILE}{CAPTION}[ \t]*\)(?:\{{(?P<attributes>[^}}\n]*)\}})?", html)
