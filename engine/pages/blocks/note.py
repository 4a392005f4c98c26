"""::: note | Title."""

from __future__ import annotations

from engine.pages.blocks._titled import Titled


class Note(Titled):
    """An aside, in the margin where there is room."""

    kind = "note"


KIND = Note
