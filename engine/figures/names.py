"""names: where the names of lines stand so that none covers another; site_templates/player/25-names.js does the same.

All numbers are whole tenths of a picture unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

Box = tuple[int, int, int, int]
APART = 150  # from one name's middle to the next
ASIDE = 80  # from a head to its name
EDGE = 75  # half a name's height, which stays within the plot


@dataclass(frozen=True)
class Name:
    """A name `width` long that belongs at (x, y)."""

    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Spot:
    """Where a name stands: its end at x that is nearer its head, its middle at y; whether it runs to the left."""

    x: int
    y: int
    left: bool = False


def spots(names: Sequence[Name], plot: Box, column: int = 0) -> list[Spot]:
    """Where names stand: in a column at x, or each beside its head; those that would touch are moved up and down."""
    left, top, right, bottom = plot
    held = [Name(min(max(n.x, left), right), min(max(n.y, top), bottom), n.width) for n in names]
    flipped = [not column and name.x + ASIDE + name.width > right for name in held]
    ends = [column or name.x + (-ASIDE if back else ASIDE) for name, back in zip(held, flipped, strict=True)]
    starts = [end - name.width if back else end for end, name, back in zip(ends, held, flipped, strict=True)]
    middles = [name.y for name in held]
    for group in _groups(starts, [name.width for name in held]):
        ranked = sorted(group, key=lambda i: (held[i].y, i))
        for i, y in zip(ranked, spread([held[i].y for i in ranked], top + EDGE, bottom - EDGE), strict=True):
            middles[i] = y
    return [Spot(*spot) for spot in zip(ends, middles, flipped, strict=True)]


def spread(ys: Sequence[int], low: int, high: int) -> list[int]:
    """Rising places moved as little as may be so that they are `APART` and within low and high.

    Half-way between moving all down and moving all up: what is too near spreads around its middle.
    """
    free = [y - i * APART for i, y in enumerate(ys)]  # rising where nothing is too near
    middles = [(max(free[: i + 1]) + min(free[i:])) // 2 for i in range(len(free))]
    most = high - (len(ys) - 1) * APART
    return [max(min(middle, most), low) + i * APART for i, middle in enumerate(middles)]


def _groups(starts: Sequence[int], widths: Sequence[int]) -> list[list[int]]:
    """Names that stand above each other, by chains of those that do."""
    groups: list[list[int]] = []
    end = -inf
    for i in sorted(range(len(starts)), key=lambda i: (starts[i], i)):
        if starts[i] > end:
            groups.append([])
        end = max(end, starts[i] + widths[i])
        groups[-1].append(i)
    return groups
