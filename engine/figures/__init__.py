"""How an experiment is shown."""

from engine.figures.scene import Clock, Scene
from engine.figures.theme import theme
from engine.figures.views import Bars, Cloud, Curves, Flipbook, Heat, Morph, Paths, Plane, Standings

__all__ = [
    "Bars",
    "Clock",
    "Cloud",
    "Curves",
    "Flipbook",
    "Heat",
    "Morph",
    "Paths",
    "Plane",
    "Scene",
    "Standings",
    "theme",
]
