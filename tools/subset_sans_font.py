"""Cut Source Sans 3 down to what interface and figures say: usage: tools/subset_sans_font.py SourceSans3.ttf OUT.woff2

Needs fonttools and brotli. The Latin subsets that are to be had leave out Greek and the raised and lowered digits.
What is cut may not keep the name "Source", which its makers reserve.
"""

import sys

from fontTools.subset import Options, Subsetter, load_font, save_font

NAME = "Handpress Sans"
FAMILY_NAMES = (1, 3, 4, 6, 16)
BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin of Europe
    (0x391, 0x3C9),  # Greek
    (0x2010, 0x2026),  # dashes, quotation marks, the ellipsis
    (0x2070, 0x208E),  # raised and lowered digits
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),
    (0x2248, 0x2265),
    (0x2713, 0x2717),
)


def main(source: str, target: str) -> None:
    """Write to `target` the characters of `source` in BLOCKS, as woff2."""
    options = Options(flavor="woff2", layout_features=["kern", "mark", "tnum", "lnum"], hinting=False)
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in BLOCKS for code in range(low, high + 1)])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    save_font(font, target, options)


if __name__ == "__main__":
    main(*sys.argv[1:])
