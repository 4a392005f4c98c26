"""bake: the whole walk, from a folder of chapters to the files of a site."""

from __future__ import annotations

from pathlib import Path

from engine.errors import gathering
from engine.pages.book import read_book
from engine.pages.exhibits import Bench, Progress, effort, keys, make_exhibits, make_recordings
from engine.pages.own_templates import own_templates, unknown_templates
from engine.pages.press import typeset
from engine.pages.scenes import find_scenes


def record_book(
    chapters: Path, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> tuple[int, int, int]:
    """How many scenes a book shows, and their runs and steps; recorded now where the shelf has them not.

    Raises Mistakes.
    """
    with gathering() as mistakes:
        book = read_book(chapters, mistakes)
        scenes = find_scenes(book, mistakes)
        bench = Bench.of(chapters, force, book.about.time_limit)
        recordings = make_recordings(scenes, bench, workers, mistakes, progress)
    return len(recordings), *effort(recordings)


def bake(
    chapters: Path, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> tuple[dict[str, bytes], dict[str, Path]]:
    """path -> bytes of the site of a folder of chapters, and name -> file of its scenes.

    Raises Mistakes: all there are, of every stage.
    """
    with gathering() as mistakes:
        book = read_book(chapters, mistakes)
        mistakes += unknown_templates(book.folder)
        scenes = find_scenes(book, mistakes)
        whole = not mistakes
        bench = Bench.of(chapters, force, book.about.time_limit)
        exhibits = make_exhibits(scenes, bench, workers, mistakes, progress)
        if whole:
            kept = [key for scene in scenes.values() for key in keys(chapters, scene)]
            bench.shelf.tidy(chapters.resolve().name, kept)
        with own_templates(book.folder):
            site = typeset(book, exhibits, mistakes)
    return site, scenes
