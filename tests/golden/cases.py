"""The golden cases: a small book each, and the pages that it gives."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent.name for path in HERE.glob("*/chapters"))


def build(chapters: Path, site: Path) -> Path:
    """The folder of the site of a book, as the command makes it. Raises AssertionError with what it says is wrong."""
    command = [sys.executable, ROOT / "build.py", "site", "--chapters", chapters, "--output", site, "--workers", "1"]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return site


def site_of(case: str, folder: Path) -> Path:
    """The folder of the site of a case's book, built from a copy in an empty folder."""
    shutil.copytree(HERE / case / "chapters", folder / "chapters")
    return build(folder / "chapters", folder / "site")


def pages_of(site: Path) -> dict[str, bytes]:
    """The pages of a site by their file."""
    return {file.name: file.read_bytes() for file in sorted(site.glob("*.html"))}


def expected(case: str) -> dict[str, bytes]:
    """A case's pages as they were found right."""
    return pages_of(HERE / case / "pages")


def rewrite(case: str, found: dict[str, bytes]) -> None:
    """Take the pages found for right: what git shows of it is to be read."""
    folder = HERE / case / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, body in found.items():
        (folder / path).write_bytes(body)
