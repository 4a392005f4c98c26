"""::: summary | Title."""

from __future__ import annotations

from engine.pages.blocks._titled import Titled


class Summary(Titled):
    """What to take away from the chapter."""

    kind, section = "summary", True


KIND = Summary
