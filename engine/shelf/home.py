"""Where a book keeps its things: its site and its shelf lie in its own folder, unless its book.yml says otherwise."""

from __future__ import annotations

import os
import re
from pathlib import Path

SITE, SHELF = "site", ".shelf"


def site_of(chapters: Path) -> Path:
    """Where the site of a book goes: `output` in its book.yml."""
    return _said(chapters, "output") or chapters / SITE


def shelf_folder(chapters: Path) -> Path:
    """Where what is kept of a book lies: `shelf` in its book.yml."""
    return (_said(chapters, "shelf") or chapters.resolve() / SHELF).resolve()


def _said(chapters: Path, name: str) -> Path | None:
    """A place that book.yml names, from the book's folder on. Read off its line, since reading YAML takes longer than
    an unchanged build does.
    """
    try:
        text = (chapters / "book.yml").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    found = re.search(rf"^{name}:[ \t]*(?P<quote>[\"']?)(?P<place>[^\n#]*?)(?P=quote)[ \t]*(?:#.*)?$", text, re.M)
    return Path(os.path.normpath(chapters / found["place"])) if found and found["place"] else None
