"""CPU seconds of a build with little to do, beside what importing the packages alone would cost."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = "numpy, matplotlib, markdown, jinja2, click, pydantic, yaml, pybtex"


def measure() -> None:
    """Of a copy of the book: build it unchanged, then with a word of one chapter's prose edited. The least of three."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "chapters"
        shutil.copytree(ROOT / "chapters", book)
        if (ROOT / ".shelf").exists():
            shutil.copytree(ROOT / ".shelf", Path(folder) / ".shelf")
        build = [ROOT / "build.py", "site", "--chapters", book, "--output", Path(folder) / "site"]
        _cpu(*build)
        imports = min(_cpu("-c", f"import {PACKAGES}") for _ in range(3))
        unchanged = min(_cpu(*build) for _ in range(3))
        edited = min(_edit(book, word) or _cpu(*build) for word in ("one", "two", "three"))
    print("\nCPU seconds of a build, children included")
    for what, seconds in (
        ("importing the packages alone", imports),
        ("the book unchanged", unchanged),
        ("one chapter's prose edited", edited),
    ):
        print(f"  {what:30} {seconds:6.2f}")


def _edit(book: Path, word: str) -> None:
    chapter = next(iter(sorted(book.glob("ch*/chapter.md"))))
    chapter.write_text(f"{chapter.read_text()}\nAn edit, number {word}.\n")


def _cpu(*words: object) -> float:
    """User and system seconds of a Python process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
