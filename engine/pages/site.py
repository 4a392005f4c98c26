"""build and clean: the site of a book in its folder, and gone again. What is slow to import is imported when needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.pages.stamp import inputs, stamp, unchanged
from engine.pages.write import remove, write
from engine.shelf.alone import alone
from engine.shelf.shelf import Shelf, clear, shelf_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from engine.pages.exhibits import Progress


def build(
    chapters: Path,
    output: Path,
    workers: int | None,
    force: bool,
    progress: Progress | None,
    say: Callable[[str], None],
) -> str:
    """Write the site, unless it stands as it would be written; what there is to say of it. Raises Mistakes.

    One build of a book at a time: `say` is told of one that has to be waited for.
    """
    shelf = shelf_of(chapters)
    said = None if force else unchanged(chapters, output, shelf)
    if said:
        return said
    if not chapters.is_dir():
        return _bake(chapters, output, shelf, workers, force, progress)  # which says so
    with alone(shelf.folder, say) as waited:
        said = unchanged(chapters, output, shelf) if waited and not force else None  # the other may have made it
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
    """Remove what builds wrote of the site, and what is kept of the book. Raises Mistakes where `output` is no site."""
    remove(output)
    clear(shelf_of(chapters).folder)
