"""find_scenes: the file of every scene that a book shows."""

from __future__ import annotations

from pathlib import Path

from engine.errors import Mistake, nearest
from engine.pages.book import Book
from engine.pages.fronts import wrong_pictures


def find_scenes(book: Book, mistakes: list[Mistake]) -> dict[str, Path]:
    """The file of every scene that the book shows, by name; those that are not there are said in `mistakes`."""
    found: dict[str, Path] = {}
    for chapter in book.texts:
        here = {file.stem: file for file in sorted(chapter.folder.glob("*.py")) if not file.name.startswith("_")}
        for block in chapter.blocks:
            for name in block.scenes():
                if name not in here:
                    said = f"no scene is called '{name}' in {chapter.slug}{nearest(name, here)}"
                    mistakes.append(Mistake(block.place, said))
                elif found.setdefault(name, here[name]) != here[name]:
                    said = f"a scene '{name}' is in another chapter already, {found[name].parent.name}"
                    mistakes.append(Mistake(block.place, said))
    mistakes += wrong_pictures(book)
    return found
