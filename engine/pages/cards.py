"""cards: the pictures that others show with a link to a page, drawn when the book is built. No page loads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from engine.pages.assets import TEMPLATES
from engine.pages.book import Book

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

CARDS = "cards/"  # their folder in a site
WIDTH, HEIGHT, MARGIN = 1200, 630, 90
TITLES, LINE = (76, 60, 46), 30  # pixels: the height of letters, of a title as large as fits
SERIF, SANS = (
    TEMPLATES / "fonts" / f"{name}.woff2" for name in ("source-serif-4-latin-600-normal", "handpress-sans-400")
)
COLOURS = {"paper": "#ffffff", "ink": "#000000", "muted": "#555555", "accent": "#a3123f"}  # where a theme has none
TOKEN = r"--%s:\s*(?:light-dark\()?(#[0-9a-fA-F]{6})"  # of a stylesheet; the last one holds


def cards(book: Book, styles: str, titles: Mapping[str, str]) -> dict[str, bytes]:
    """path -> PNG for the first page and each chapter of a book that says its address; `titles` are theirs, by slug.

    A title that our letters cannot write, such as a Chinese one, gets none.
    """
    if not book.about.url:
        return {}
    light = styles.partition("@media screen")[0]
    colours = {name: [default, *re.findall(TOKEN % name, light)][-1] for name, default in COLOURS.items()}
    lines = {"index.html": (book.about.title, book.about.subtitle)}
    lines |= {
        one.page: (unescape(titles[one.slug]), " · ".join(filter(None, [book.about.title, one.number and one.called])))
        for one in book.texts
    }
    written = {page: said for page, said in lines.items() if all(map(_writes, said))}
    return {card_of(page): _drawn(*said, colours) for page, said in written.items()}


def card_of(page: str) -> str:
    """The path of a page's card."""
    return f"{CARDS}{page.removesuffix('.html')}.png"


def _drawn(title: str, below: str, colours: Mapping[str, str]) -> bytes:
    from PIL import Image, ImageDraw  # comes with matplotlib

    image = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 18), fill=colours["accent"])
    size = next((size for size in TITLES if len(_lines(title, size, pen)) <= 4), TITLES[-1])
    for n, line in enumerate(_lines(title, size, pen)[:5]):
        pen.text((MARGIN, MARGIN + 1.2 * size * n), line, fill=colours["ink"], font=_font(SERIF, size))
    for n, line in enumerate(_wrapped(below, _font(SANS, LINE), pen)[:2]):
        pen.text((MARGIN, HEIGHT - MARGIN - 1.4 * LINE * (1 - n)), line, fill=colours["muted"], font=_font(SANS, LINE))
    body = BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(body, "png", optimize=True)
    return body.getvalue()


def _lines(title: str, size: int, pen: ImageDraw) -> list[str]:
    return _wrapped(title, _font(SERIF, size), pen)


def _wrapped(text: str, font: FreeTypeFont, pen: ImageDraw) -> list[str]:
    """A text in lines that are as wide as the card."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pen.textlength(longer, font=font) <= WIDTH - 2 * MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _writes(text: str) -> bool:
    """Whether our fonts have all letters of a text."""
    return all(character.isspace() or ord(character) in _letters() for character in text)


@cache
def _letters() -> frozenset[int]:
    """The characters that both fonts have, by their numbers."""
    from fontTools.ttLib import TTFont

    serif, sans = (frozenset(TTFont(file).getBestCmap()) for file in (SERIF, SANS))
    return serif & sans


@cache
def _font(file: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(_unpacked(file)), size)


@cache
def _unpacked(file: Path) -> bytes:
    """A font without its web packing, which not every FreeType undoes."""
    from fontTools.ttLib import TTFont

    font, body = TTFont(file), BytesIO()
    font.flavor = None
    font.save(body)
    return body.getvalue()
