"""The golden cases: a small book each, and the pages that it gives."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.pages.bake import bake

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/chapters"))


def pages(case: str, folder: Path) -> dict[str, bytes]:
    """The pages of a case's book, built from a copy in an empty folder."""
    shutil.copytree(HERE / case / "chapters", folder / "chapters")
    return {path: body for path, body in bake(folder / "chapters", workers=1).items() if path.endswith(".html")}


def expected(case: str) -> dict[str, bytes]:
    """The pages as they were found right."""
    return {file.name: file.read_bytes() for file in sorted((HERE / case / "pages").glob("*.html"))}


def rewrite(case: str, found: dict[str, bytes]) -> None:
    """Take the pages found for right: what git shows of it is to be read."""
    folder = HERE / case / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, body in found.items():
        (folder / path).write_bytes(body)


def site_of(case: str, folder: Path) -> Path:
    """The site of a case's book as a folder below an empty folder."""
    shutil.copytree(HERE / case / "chapters", folder / "chapters")
    for path, body in bake(folder / "chapters", workers=1).items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    return folder / "site"
