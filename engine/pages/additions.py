"""new scene, new page: a file that builds, in a book that is there, to write on from."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place, nearest
from engine.pages.shape import PAGES
from engine.pages.starter import SCENE

NAME = re.compile(r"[a-z][a-z0-9_]*")
TEXT = "# {title}\n\nA page outside the order of chapters; the contents link to it.\n"


def new_scene(chapters: Path, chapter: str, name: str) -> Path:
    """Make NAME.py beside a chapter, with a study and a scene that work; returns it. Raises Mistakes."""
    known = [path.parent.name for path in sorted(chapters.glob("*/chapter.md"))]
    if chapter not in known:
        raise Mistakes([Mistake(Place(chapters), f"no chapter is called '{chapter}'{nearest(chapter, known)}")])
    return _made(chapters / chapter / f"{name}.py", name, SCENE)


def new_page(chapters: Path, name: str) -> Path:
    """Make pages/NAME.md, a page outside the order; returns it. Raises Mistakes."""
    title = name.replace("_", " ").capitalize()
    return _made(chapters / PAGES / f"{name}.md", name, TEXT.format(title=title))


def _made(file: Path, name: str, text: str) -> Path:
    if not NAME.fullmatch(name):
        raise Mistakes([Mistake(Place(file), f"'{name}' is no name for a file: small letters, digits and _")])
    if file.exists():
        raise Mistakes([Mistake(Place(file), "this is there already")])
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
