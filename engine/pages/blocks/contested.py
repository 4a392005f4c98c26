"""::: contested | Title."""

from __future__ import annotations

from engine.pages.blocks._titled import Titled


class Contested(Titled):
    """A dispute, with both sides."""

    kind, titled = "contested", True


KIND = Contested
