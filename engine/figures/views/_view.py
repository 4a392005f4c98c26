"""View: the contract of a way to draw a recording."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.figures.given import check
from engine.figures.layout import HEIGHT, Room
from engine.figures.panel import Panel, Table
from engine.lab.recording import Recording

Shown = str | Mapping[str, Mapping[str, object]]


def shown(quantity: Shown) -> dict[str, Mapping[str, object]]:
    """quantity -> the settings at which it shows; a name alone shows always."""
    return {quantity: {}} if isinstance(quantity, str) else dict(quantity)


def ended(recording: Recording, quantity: str, series: str, axes: tuple[str, ...]) -> np.ndarray | None:
    """The tick at which each run of a series ended, (axes...): the grid ended.SERIES, best_ended for best_loss."""
    grid = recording.grids.get(f"{quantity[: quantity.rfind('_') + 1]}ended.{series}")
    return grid.values if grid and grid.dims == axes else None


@dataclass(frozen=True)
class View(ABC):
    """A way to draw a recording: what an author chose. Drawing is pure; the same input gives the same bytes.

    Raises ValueError, naming view and argument, for one that cannot be meant; `draw` does, where the recording has not
    what is named or has it in other dimensions, and whoever asks it to draw names the view.
    """

    def __post_init__(self):
        check(self)

    @abstractmethod
    def draw(self, recording: Recording, name: str, room: Room) -> tuple[Panel | Table, ...]:
        """What one scene shows of it under `name`, in the room it is given, in picture units."""

    def natural_height(self, _recording: Recording) -> int:
        """How high it is best drawn as the main panel, in picture units; 0 where it is no picture."""
        return HEIGHT
