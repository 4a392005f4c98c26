"""layout: the room each view of a scene is given, so that the side of a figure lines up with its main panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 400
MAIN, SIDE = 1.6, 1.05  # CSS pixels of a unit, as wide as a figure gets: 640 and 420 pixels
TITLE, ROW, GAP = 26, 26, 8  # CSS pixels: of a panel's title, of a table's row, between two parts of the side
HEIGHT, LEAST, MOST = 240, 160, 400


@dataclass(frozen=True)
class Room:
    """What a view has to draw in, in picture units."""

    width: int = WIDTH
    height: int = HEIGHT


def rooms(main: int, sides: int, tables: Sequence[int] = ()) -> tuple[Room, ...]:
    """The rooms of a main panel `main` units high and of `sides` others, beside which stand tables of so many rows.

    The others share what the tables leave of the main panel's height, on the screen, as far as they stay readable.
    """
    below = sum(TITLE + ROW * rows + GAP for rows in tables)
    left = main * MAIN - below - sides * (TITLE + GAP) + TITLE + GAP
    height = round(min(max(left / SIDE / max(sides, 1), LEAST), MOST))
    return (Room(WIDTH, main), *(Room(WIDTH, height),) * sides)
