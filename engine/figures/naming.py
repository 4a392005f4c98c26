"""naming: where the names of lines stand, by the room they need: in a column with their values, alone, or nowhere.

Values are seen only in a picture at least 400 pixels wide (figure.css), where its text is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np

from engine.figures.letters import TEXT, WIDE, length
from engine.figures.numbers import number
from engine.figures.panel import BOTTOM, RIGHT, TOP

GAP = 8  # units between the plot and its column of names
BLANK = 4  # units between a name and its value
MOST = 130  # units a column may take of the picture
Named = tuple[str, np.ndarray | None]


def column(named: Sequence[Named], height: int) -> tuple[int, str]:
    """The right margin of a plot `height` units high for lines of these names and values, and how they are named."""
    alone = max((length(name) for name, _ in named), default=0)
    valued = max((length(name, WIDE) + _longest(values) for name, values in named), default=0)
    told = any(values is not None for _, values in named)
    if not named or len({name for name, _ in named}) * TEXT > height - TOP - BOTTOM:
        return RIGHT, ""
    if told and max(alone, valued) <= MOST:
        return ceil(max(alone, valued)) + GAP + 2, "valued"
    return (ceil(alone) + GAP + 2, "column") if alone <= MOST else (RIGHT, "")


def _longest(values: np.ndarray | None) -> float:
    """Units that the longest of some values takes beside a name, its digits all taken for wide."""
    if values is None:
        return 0
    sizes = np.abs(values[np.isfinite(values) & (values != 0)])
    minus = "−" if (values < 0).any() else ""
    powers = np.unique(np.floor(np.log10(sizes) + 1e-9)).tolist()
    return BLANK + max(
        (length(minus + number(float(f"8.88e{power:.0f}")), WIDE) for power in powers), default=length("0")
    )
