"""bake: the whole walk, from a folder of chapters to the files of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.errors import Mistake, Mistakes, gathering
from engine.lab.crew import hire, record_all
from engine.lab.recording import Recording
from engine.lab.vault import Vault
from engine.pages.book import read_book
from engine.pages.budgets import over_budget
from engine.pages.exhibit import Exhibit
from engine.pages.exhibits import exhibit
from engine.pages.press import typeset
from engine.pages.scenes import find_scenes

Progress = Callable[[str, int, int], None]


def record_book(
    chapters: Path, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> dict[str, Recording]:
    """name -> recording of every scene a book shows, from its vault or computed now. Raises Mistakes."""
    with gathering() as mistakes:
        scenes = find_scenes(read_book(chapters, mistakes), mistakes)
        return _recordings(scenes, chapters, workers, force, progress, mistakes)


def bake(
    chapters: Path, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> dict[str, bytes]:
    """path -> bytes of the site of a folder of chapters. Raises Mistakes: all there are, of every stage."""
    with gathering() as mistakes:
        book = read_book(chapters, mistakes)
        scenes = find_scenes(book, mistakes)
        recordings = _recordings(scenes, chapters, workers, force, progress, mistakes)
        return typeset(book, _exhibits(scenes, recordings, chapters, mistakes), mistakes)


def vault(chapters: Path) -> Vault:
    """The vault beside a book's folder."""
    return Vault(chapters.resolve().parent / ".vault")


def _recordings(scenes, chapters, workers, force, progress, mistakes: list[Mistake]) -> dict[str, Recording]:
    with hire(workers) as executor:
        return record_all(scenes, vault(chapters), executor, mistakes, progress, force)


def _exhibits(scenes, recordings, chapters, mistakes: list[Mistake]) -> dict[str, Exhibit]:
    """name -> exhibit of every scene that was recorded and can be drawn."""
    made = {}
    for name, recording in recordings.items():
        try:
            made[name] = exhibit(name, scenes[name], recording, vault(chapters).folder / "exhibits")
            mistakes += over_budget(made[name], scenes[name])
        except Mistakes as found:
            mistakes += found.mistakes
    return made
