"""new chapter: a folder with a chapter that builds, to write on from."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.pages.starter import chapter, write


def new_chapter(chapters: Path, name: str) -> Path:
    """Make the folder chNN_NAME with a working chapter and its scene; returns it. Raises Mistakes."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Mistakes([Mistake(Place(chapters), f"'{name}' is no name for a folder: small letters, digits and _")])
    numbers = [int(m.group(1)) for path in chapters.glob("ch*") if (m := re.match(r"ch(\d+)", path.name))]
    folder = chapters / f"ch{max(numbers, default=-1) + 1:02}_{name}"
    title = name.replace("_", " ").capitalize()
    files = chapter(folder.name, title, f"{name}_cooling")
    if not (chapters / "book.yml").exists():
        files["book.yml"] = "title: A new book\n"
    write(chapters, files)
    return folder
