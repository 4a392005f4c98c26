"""Marks: how a layer is drawn, one a file of this folder and found by its name."""

from engine.figures.marks._mark import mark, names

__all__ = ["mark", "names"]
