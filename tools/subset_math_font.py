"""Cut STIX Two Math down to what formulas commonly need: usage: tools/subset_math_font.py OUT.woff2"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.pages.fonts import common, math_font

if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(math_font(common()))
