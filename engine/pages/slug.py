"""slug: words as an anchor."""

from __future__ import annotations

import re


def slug(words: str) -> str:
    """Words as part of an address: their letters and digits, small, with hyphens between."""
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-")
