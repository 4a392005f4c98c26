"""Cut STIX Two Math down to what formulas need: usage: tools/subset_math_font.py STIXTwoMath-Regular.ttf OUT.woff2

Needs fonttools and brotli. The stretchy fences, roots and accents keep their variants of the MATH table.
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


def main(source: str, target: str) -> None:
    options = Options(
        flavor="woff2", layout_features=["ssty", "kern", "mark", "mkmk"], hinting=False, desubroutinize=True
    )
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in BLOCKS for code in range(low, high + 1)])
    subsetter.subset(font)
    save_font(font, target, options)


if __name__ == "__main__":
    main(*sys.argv[1:])
