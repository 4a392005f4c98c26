"""::: reading | Title."""

from __future__ import annotations

from engine.pages.blocks._titled import Titled


class Reading(Titled):
    """Where to read on."""

    kind, section = "reading", True


KIND = Reading
