"""Building this book again, beside importing the packages alone: CPU seconds, medians of five taken in turn.

The book and its shelf are copied to a folder of their own, where nothing need be made anew; one chapter's prose is
edited there.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PACKAGES = "import numpy, matplotlib.figure, markdown, jinja2, click, minify_html, math_core, pydantic, yaml, pybtex"
TIMES = 5


def compare() -> None:
    """Print the table: an unchanged build, one after an edit of one chapter's prose, the import of the packages."""
    with TemporaryDirectory() as folder:
        book = Path(folder)
        _say("copying the book", shutil.copytree, ROOT / "chapters", book / "chapters")
        if (ROOT / ".shelf").is_dir():
            shutil.copytree(ROOT / ".shelf", book / ".shelf")
        build = [ROOT / "build.py", "site", "--chapters", book / "chapters", "--output", book / "site"]
        _say("building it once", _seconds, *build)
        chapter = sorted(book.glob("chapters/ch*/chapter.md"))[0]
        ways = {
            "unchanged": lambda: _seconds(*build),
            "one chapter's prose edited": lambda: _edited(chapter, build),
            "import of the packages alone": lambda: _seconds("-c", PACKAGES),
        }
        taken = {name: [] for name in ways}
        for _ in range(TIMES):
            for name, way in ways.items():
                taken[name].append(way())
        print("\nBuilding this book again, CPU seconds:")
        for name, seconds in taken.items():
            print(f"  {name:30} {median(seconds):5.2f}   ({min(seconds):.2f} to {max(seconds):.2f})")


def _edited(chapter: Path, build: list) -> float:
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    return _seconds(*build)


def _seconds(*words: object) -> float:
    """The CPU seconds, of user and system, of one run of Python and all it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _say(what: str, work, *words: object) -> None:
    print(f"{what} ...", flush=True)
    work(*words)


if __name__ == "__main__":
    compare()
