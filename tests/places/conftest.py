"""A copy of the repository, in which one new thing is added and seen to work: in how many places?"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

COPIED = ("engine", "site_templates", "tests", "tools", "build.py", "pyproject.toml")
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")


@dataclass(frozen=True)
class Copy:
    """The engine, the templates and the tests, in a folder of their own."""

    folder: Path

    def write(self, path: str, text: str) -> None:
        """Write a file of the copy, a new one or one that is there."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def touched(self) -> set[str]:
        """The files that were added, changed or removed: the places that one had to touch."""
        here, there = _files(self.folder), _files(ROOT)
        return {path for path in here.keys() | there.keys() if here.get(path) != there.get(path)}

    def python(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy, so that it imports the copy's engine."""
        command = [sys.executable, "-B", *map(str, words)]
        alone = {**os.environ, "PYTHONPATH": str(self.folder)}
        return subprocess.run(command, cwd=self.folder, env=alone, capture_output=True, text=True, check=False)

    def pytest(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run tests of the copy."""
        return self.python("-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *words)

    def site(self, chapters: dict[str, str]) -> Path:
        """The folder of the site of a book, built by the copy from its chapters' files."""
        book, site = self.folder / "book" / "chapters", self.folder / "book" / "site"
        for path, text in ({"book.yml": "title: Places\n"} | chapters).items():
            (book / path).parent.mkdir(parents=True, exist_ok=True)
            (book / path).write_text(text, encoding="utf-8")
        built = self.python("build.py", "site", "--chapters", book, "--output", site, "--workers", 1)
        assert built.returncode == 0, built.stderr
        return site


@pytest.fixture
def copy(tmp_path) -> Copy:
    """A copy of the repository without its book, as yet untouched."""
    made = Copy(tmp_path / "copy")
    made.folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, made.folder / name, ignore=LEFT)
        else:
            shutil.copy(ROOT / name, made.folder / name)
    assert made.touched() == set()
    return made


def _files(folder: Path) -> dict[str, bytes]:
    """The files below a folder that a copy has too, by path."""
    found = [file for name in COPIED for file in [folder / name, *(folder / name).rglob("*")] if file.is_file()]
    mine = [file for file in found if "__pycache__" not in file.parts]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in mine}
