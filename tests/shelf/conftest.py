"""A small book in a folder of its own, and the real command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHAPTER = "---\ntitle: One\nsummary: One.\n---\n\nProse.\n\n"
TOP = '''"""A hill."""
import numpy as np

from engine.fact import Fact
from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study

'''
BOTTOM = """

def record(axes):
    values = np.outer(axes[0].values, np.arange(4.0)) + float(K)
    return Recording(axes, {"loss.hill": Grid(("height", "step"), values)}, {}, {"hill": "the hill"}, 1, 3)


def facts(recording):
    return {"top": Fact(float(recording.grids["loss.hill"].values[0, -1]), "the top", low=-9e9)}


STUDY = Study((Axis("height", "Height", (1.0, 2.0), 1.0),), record, facts=facts)
SCENE = Scene("A hill", STUDY, (Curves("loss", y_label="loss", title="Loss"),), caption="A line.", alt="A line.")
"""


@dataclass
class Book:
    """A book with a scene `hill` in which `K` is a number that the study adds to what it records."""

    folder: Path
    engine: Path = ROOT
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def chapter(self) -> Path:
        return self.folder / "chapters" / "ch00_one"

    @property
    def scene(self) -> Path:
        return self.chapter / "hill.py"

    @property
    def shelf(self) -> Path:
        return self.folder / "chapters" / ".shelf"

    def write(self, name: str, text: str) -> None:
        """A file by its path in the folder of the book, `chapters/ch00_one/k.csv`."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Another text in one of its files, where the old one must stand."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def tell(self, lines: str, name: str = "hill") -> None:
        """How a scene comes to its K."""
        self.write(f"chapters/ch00_one/{name}.py", TOP + lines + BOTTOM)

    def show(self, *names: str) -> None:
        """The scenes that the chapter shows."""
        scenes = "\n".join(f"::: scene | {name}\n:::\n" for name in names)
        self.write("chapters/ch00_one/chapter.md", CHAPTER + scenes)

    def copy_press(self) -> None:
        """An engine of its own, to be edited."""
        self.engine = self.folder / "press"
        for name in ("engine", "site_templates"):
            shutil.copytree(ROOT / name, self.engine / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "build.py", self.engine)

    def build(self, *words: str, at: str = "", chapters: str = "") -> subprocess.CompletedProcess:
        """The real command in a process of its own; `at` in a folder below, where the book is called `chapters`."""
        words = words or ("site",)
        command = [sys.executable, self.engine / "build.py", *words, "--workers", "1"]
        command += ["--chapters", chapters or self.folder / "chapters"]
        command += ["--output", self.folder / "site"] if words[0] == "site" else []
        return subprocess.run(
            list(map(str, command)),
            capture_output=True,
            text=True,
            env=os.environ | self.variables,
            cwd=self.folder / at,
            check=False,
        )

    def made(self, *words: str) -> set[str]:
        """What a build makes anew: "recording", "drawing", both, or nothing."""
        built = self.build(*words)
        assert built.returncode == 0, built.stderr
        return said(built.stderr).get("hill", set())


def said(stderr: str) -> dict[str, set[str]]:
    """A scene's name -> what a build said that it makes of it."""
    found: dict[str, set[str]] = {}
    for what, name in re.findall(r"^(recording|drawing) (\w+)", stderr, re.M):
        found.setdefault(name, set()).add(what)
    return found


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return small_book(tmp_path)


def small_book(folder: Path) -> Book:
    """A book of one chapter with one scene, in an empty folder."""
    made = Book(folder)
    made.write("chapters/book.yml", "title: Hills\n")
    made.show("hill")
    made.tell("K = 1\n")
    return made
