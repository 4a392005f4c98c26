"""View: the contract of a way to draw a recording."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from engine.figures.panel import Panel, Table
from engine.lab.recording import Recording


@dataclass(frozen=True)
class View(ABC):
    """A way to draw a recording: what an author chose. Drawing is pure; the same input gives the same bytes."""

    @abstractmethod
    def draw(self, recording: Recording, name: str) -> tuple[Panel | Table, ...]:
        """The panels of one scene `name`, in picture units."""
