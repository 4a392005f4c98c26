"""build and clean: the site of a book in its folder, and gone again. What is slow to import is imported when needed."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.pages.stamp import inputs, stamp, unchanged
from engine.pages.write import write
from engine.shelf.shelf import Shelf, shelf_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engine.pages.exhibits import Progress


def build(chapters: Path, output: Path, workers: int | None, force: bool, progress: Progress | None) -> str:
    """Write the site, unless it stands as it would be written; what there is to say of it. Raises Mistakes."""
    shelf = shelf_of(chapters)
    said = None if force else unchanged(chapters, output, shelf)
    return said or _bake(chapters, output, shelf, workers, force, progress)


def _bake(chapters: Path, output: Path, shelf: Shelf, workers, force, progress) -> str:
    from engine.pages.bake import bake
    from engine.pages.exhibits import keys

    before = inputs(chapters) if chapters.is_dir() else ""
    files, scenes = bake(chapters, workers, force, progress)
    write(files, output)
    said = f"{output / 'index.html'}: {len(files)} files, {sum(map(len, files.values())):,} bytes"
    stamp(chapters, output, shelf, [key for scene in scenes.values() for key in keys(chapters, scene)], before, said)
    return said


def clean(chapters: Path, output: Path) -> None:
    """Remove the site, and what is kept of the book. Raises Mistakes where `output` is something else."""
    if output.exists():
        write({}, output)
        shutil.rmtree(output)
    shutil.rmtree(shelf_of(chapters).folder, ignore_errors=True)
