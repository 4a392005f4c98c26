"""bake: the whole walk, from a folder of chapters to the files of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.errors import Mistakes
from engine.lab.crew import hire, record_all
from engine.lab.recording import Recording
from engine.lab.vault import Vault
from engine.pages.book import Book, read_book
from engine.pages.exhibits import Exhibit, exhibit, find_scenes
from engine.pages.press import typeset

Progress = Callable[[str, int, int], None]


def record_book(book: Book, workers: int | None, force: bool, progress: Progress | None) -> dict[str, Recording]:
    """The recordings of every scene a book shows, from its vault or computed now."""
    with hire(workers) as executor:
        return record_all(find_scenes(book), vault(book.folder), executor, progress, force)


def vault(chapters: Path) -> Vault:
    """The vault beside a book's folder."""
    return Vault(chapters.resolve().parent / ".vault")


def bake(
    chapters: Path, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> dict[str, bytes]:
    """path -> bytes of the site of a folder of chapters. Raises Mistakes."""
    book = read_book(chapters)
    scenes = find_scenes(book)
    recordings = record_book(book, workers, force, progress)
    return typeset(book, exhibits(scenes, recordings, vault(chapters).folder / "exhibits"))


def exhibits(scenes: dict[str, Path], recordings: dict[str, Recording], shelf: Path) -> dict[str, Exhibit]:
    """name -> exhibit of every scene. Raises Mistakes for all that cannot be drawn."""
    made, mistakes = {}, []
    for name, file in scenes.items():
        try:
            made[name] = exhibit(name, file, recordings[name], shelf)
        except Mistakes as found:
            mistakes += found.mistakes
    if mistakes:
        raise Mistakes(mistakes)
    return made
