"""Cut STIX Two Math down to what formulas need: usage: tools/subset_math_font.py STIXTwoMath-Regular.ttf OUT.woff2

Needs fonttools and brotli. The stretchy fences, roots and accents keep their variants of the MATH table.
The tall roots are made as narrow as the plain one: Chromium gives every root the room of the widest variant,
which leaves a gap of 0.4 em after a short one.
"""

import sys

from fontTools.subset import Options, Subsetter, load_font, save_font

BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
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


def narrow_tall_roots(font) -> None:
    """Scale every variant and part of the root sign, across, to the advance of the plain sign."""
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


def main(source: str, target: str) -> None:
    """Write to `target` the characters of `source` that formulas use, as woff2."""
    options = Options(
        flavor="woff2", layout_features=["ssty", "kern", "mark", "mkmk"], hinting=False, desubroutinize=True
    )
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in BLOCKS for code in range(low, high + 1)])
    subsetter.subset(font)
    narrow_tall_roots(font)
    save_font(font, target, options)


if __name__ == "__main__":
    main(*sys.argv[1:])
