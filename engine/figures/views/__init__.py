"""Views: the ways to draw a recording, one a file."""

from engine.figures.views._view import View
from engine.figures.views.bars import Bars
from engine.figures.views.cloud import Cloud
from engine.figures.views.curves import Curves
from engine.figures.views.flipbook import Flipbook
from engine.figures.views.heat import Heat
from engine.figures.views.morph import Morph
from engine.figures.views.paths import Paths
from engine.figures.views.plane import Plane
from engine.figures.views.standings import Standings

__all__ = ["Bars", "Cloud", "Curves", "Flipbook", "Heat", "Morph", "Paths", "Plane", "Standings", "View"]
