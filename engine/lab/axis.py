"""Axis: one setting that a reader can choose, and the kinds that experiments use again and again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

CONTROLS = ("slider", "choice", "switch", "drag")


@dataclass(frozen=True)
class Axis:
    """One control of a scene. Its stops are exactly the values that are computed.

    `values` are numbers, strings or, for a `drag` control, (x, y) pairs; `default` is one of them. `format` shows a
    value to the reader: a format spec such as ".3f", or a function. `unit` follows the shown value.
    """

    name: str
    label: str
    values: Sequence
    default: object
    control: str = "slider"
    unit: str = ""
    format: str | Callable[[Any], str] = "g"

    def __post_init__(self):
        object.__setattr__(self, "values", tuple(self.values))
        if self.control not in CONTROLS:
            raise ValueError(f"axis '{self.name}': control '{self.control}' is none of {', '.join(CONTROLS)}")
        if len(set(self.values)) != len(self.values):
            raise ValueError(f"axis '{self.name}': a value is there twice")
        if self.default not in self.values:
            raise ValueError(f"axis '{self.name}': the default {self.default!r} is not among its values")

    def __len__(self) -> int:
        return len(self.values)

    @property
    def default_index(self) -> int:
        return self.values.index(self.default)

    def index(self, value) -> int:
        """The number of a stop. Raises ValueError where the axis has no such stop."""
        if value not in self.values:
            raise ValueError(f"axis '{self.name}' has no stop {value!r}; there is {', '.join(map(str, self.values))}")
        return self.values.index(value)

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers or pairs of them, hence a column of runs; names and switches are not."""
        return np.array(self.values).dtype.kind in "iuf"

    def text(self, value) -> str:
        """A value as the reader sees it, with its unit and, before a number below zero, a real minus."""
        if callable(self.format):
            return self.format(value)
        shown = value if isinstance(value, str) else re.sub("^-", "−", format(value, self.format))
        return f"{shown} {self.unit}".strip()


def choice(name: str, label: str, texts: Mapping[str, str], default: str = "") -> Axis:
    """An axis of names, each with the words the reader sees; the first is the default."""
    return Axis(name, label, tuple(texts), default or next(iter(texts)), "choice", format=texts.__getitem__)


def switch(name: str, label: str, default: bool) -> Axis:
    """An axis that is off or on."""
    return Axis(name, label, (False, True), default, "switch", format=lambda on: "on" if on else "off")


def starts(columns: int, rows: int, default: tuple[int, int]) -> Axis:
    """Starts at the middles of a grid of cells over a window, as fractions of it; `default` is a (column, row)."""
    cells = [((c + 0.5) / columns, (r + 0.5) / rows) for c in range(columns) for r in range(rows)]
    at = cells[default[0] * rows + default[1]]
    return Axis("start", "Start", cells, at, "drag", format=lambda at: f"{at[0]:.0%} across, {at[1]:.0%} up")
