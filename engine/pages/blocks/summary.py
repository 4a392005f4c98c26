"""::: summary | Title."""

from __future__ import annotations

from engine.pages.blocks._titled import Titled


class Summary(Titled):
    """What to take away from the chapter."""

    kind, title, section = "summary", "In short", True


KIND = Summary
