"""new chapter, new scene, new page: what builds as it is, in a book that is there, to write on from."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place, nearest
from engine.pages.shape import PAGES
from engine.pages.starter import SCENE, chapter, write

NAME = re.compile(r"[a-z][a-z0-9_]*")
PAGE = "# {title}\n\nA page outside the order of chapters; the contents link to it.\n"


def new_chapter(chapters: Path, name: str) -> Path:
    """Make the folder chNN_NAME with a working chapter and its scene; returns it. Raises Mistakes."""
    _check(name, "folder", chapters)
    numbers = [int(m.group(1)) for path in chapters.glob("ch*") if (m := re.match(r"ch(\d+)", path.name))]
    folder = chapters / f"ch{max(numbers, default=-1) + 1:02}_{name}"
    files = chapter(folder.name, _title(name), f"{name}_cooling")
    if not (chapters / "book.yml").exists():
        files["book.yml"] = "title: A new book\n"
    write(chapters, files)
    return folder


def new_scene(chapters: Path, beside: str, name: str) -> Path:
    """Make NAME.py beside a chapter, with a study and a scene that work; returns it. Raises Mistakes."""
    known = [path.parent.name for path in sorted(chapters.glob("*/chapter.md"))]
    if beside not in known:
        raise Mistakes([Mistake(Place(chapters), f"no chapter is called '{beside}'{nearest(beside, known)}")])
    return _made(chapters / beside / f"{name}.py", name, SCENE)


def new_page(chapters: Path, name: str) -> Path:
    """Make pages/NAME.md, a page outside the order; returns it. Raises Mistakes."""
    return _made(chapters / PAGES / f"{name}.md", name, PAGE.format(title=_title(name)))


def _made(file: Path, name: str, text: str) -> Path:
    _check(name, "file", file)
    if file.exists():
        raise Mistakes([Mistake(Place(file), "this is there already")])
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _check(name: str, what: str, place: Path) -> None:
    if not NAME.fullmatch(name):
        raise Mistakes([Mistake(Place(place), f"'{name}' is no name for a {what}: small letters, digits and _")])


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
