"""The font of formulas: cut to what books commonly need, and cut anew for a book that needs more.

The stretchy fences, roots and accents keep their variants of the MATH table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import unescape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

MATH_FONT = "assets/fonts/stix-two-math.woff2"
MATH = re.compile(r"<math\b.*?</math>", re.S)
BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2C6, 0x2DD),  # accents that stand alone, as hats over letters do
    (0x300, 0x338),  # accents
    (0x370, 0x3FF),  # Greek
    (0x2010, 0x2044),  # dashes, primes, dots
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20D0, 0x20E1),
    (0x2102, 0x2138),  # letterlike
    (0x2190, 0x21D5),  # arrows
    (0x2200, 0x22A5),  # operators, U+221A among them
    (0x22C0, 0x22F1),
    (0x2308, 0x230B),
    (0x27E6, 0x27EB),
    (0x1D400, 0x1D49B),  # bold, italic, bold italic
    (0x1D49C, 0x1D4CF),  # script
    (0x1D538, 0x1D56B),  # double-struck
    (0x1D6A4, 0x1D71B),  # Greek italic and bold
    (0x1D7CE, 0x1D7D7),
)


UNDRAWN = {*range(0x2061, 0x2065), *range(0xFE00, 0xFE10)}  # operators that are not seen, and marks of variants


def with_math_font(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site, its math font cut anew where its formulas need characters that the shipped one has not."""
    more = math_characters(body.decode() for path, body in site.items() if path.endswith(".html")) - common()
    return {**site, MATH_FONT: math_font(common() | more)} if more else dict(site)


def math_characters(pages: Iterable[str]) -> set[int]:
    """The characters, by their numbers, in the formulas of pages."""
    formulas = (found for page in pages for found in MATH.findall(page))
    return {ord(character) for formula in formulas for character in unescape(re.sub("<[^>]*>", "", formula))} - UNDRAWN


def common() -> set[int]:
    """The characters that the shipped font has."""
    return {code for low, high in BLOCKS for code in range(low, high + 1)}


def math_font(characters: Collection[int]) -> bytes:
    """STIX Two Math with these characters, of which it may lack some, as woff2."""
    from fontTools.subset import Options, Subsetter, load_font, save_font  # takes a while, and few books need it

    options = Options(
        flavor="woff2", layout_features=["ssty", "kern", "mark", "mkmk"], hinting=False, desubroutinize=True
    )
    font = load_font(str(_source()), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    _narrow_tall_roots(font)
    cut = BytesIO()
    save_font(font, cut, options)
    return cut.getvalue()


def _source() -> Path:
    """The whole font, which lies in another package."""
    spec = find_spec("ziamath")
    folder = Path((spec.origin if spec else None) or "").parent
    return folder / "fonts" / "STIXTwoMath-Regular.ttf"


def _narrow_tall_roots(font) -> None:
    """Scale every variant and part of the root sign, across, to the advance of the plain sign.

    Chromium gives every root the room of the widest variant, which leaves a gap of 0.4 em after a short one.
    """
    variants = font["MATH"].table.MathVariants
    root = font.getBestCmap()[0x221A]
    growth = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(root)]
    tall = {record.VariantGlyph for record in growth.MathGlyphVariantRecord}
    tall |= {part.glyph for part in growth.GlyphAssembly.PartRecords}
    advance = font["hmtx"][root][0]
    for name in tall:
        width = font["hmtx"][name][0]
        glyph = font["glyf"][name]
        glyph.coordinates.scale((advance / width, 1))
        glyph.coordinates.toInt()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
