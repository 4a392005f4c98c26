"""new book: a folder with a small book that builds, and the chapter that `new` makes: of no subject in particular."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place

BOOK = """title: A new book
subtitle: What it is about, in a line
authors: [Your name]
language: en
"""

CHAPTER = """---
title: TITLE
summary: One sentence that says what the reader will know afterwards.
---

## How a cup of tea cools

The warmer it is above the room, the faster it cools: $T' = -k\\,(T - T_0)$, and so

$$ T(t) = T_0 + (T(0) - T_0)\\,e^{-kt}. $$ {#LABEL}

After half an hour at the slowest rate, @eq{LABEL} leaves the tea at @{SCENE.slowest:.0f} °C.

::: scene | SCENE
:::

::: quiz | The tea is twice as far above the room as it was. How fast does it cool?
- [x] Twice as fast.
  > Yes: the rate is in proportion to the difference.
- [ ] As fast as before.
  > Then the curve would be a straight line. Move the slider and look.
- [ ] Four times as fast.
  > That would be so if the rate grew with the square of the difference.
:::
"""

SCENE = '''"""How a cup of tea cools, at several rates: every stop of the slider is computed here, once."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study

MINUTES = np.arange(61.0)
ROOM, START = 20.0, 90.0
RATE = Axis("rate", "Rate a minute", (0.02, 0.03, 0.05, 0.08, 0.12), 0.05, format=".2f")


def record(axes):
    warmth = ROOM + (START - ROOM) * np.exp(-np.outer(RATE.values, MINUTES))
    room = np.full(len(MINUTES), ROOM)
    grids = {"warmth.tea": Grid(("rate", "step"), warmth), "warmth.room": Grid(("step",), room)}
    return Recording(axes, grids, labels={"tea": "tea", "room": "room"})


def facts(found):
    return {"slowest": Fact(found.at("warmth.tea", rate=0.02)[30], "degrees after 30 minutes at the slowest rate")}


STUDY = Study((RATE,), record, facts)
SCENE = Scene(
    "A cup of tea",
    STUDY,
    (Curves("warmth", x_label="minutes", y_label="degrees Celsius"),),
    caption="Move the slider, press play.",
    alt="The warmth of the tea falls towards that of the room, fast at first and then more slowly.",
)
'''

FILES = {"book.yml": BOOK, ".gitignore": "/site/\n/.shelf/\n"}


def chapter(folder: str, title: str, scene: str) -> dict[str, str]:
    """The files of a chapter in `folder` that shows a scene of this name: path -> text."""
    words = {"TITLE": title, "SCENE": scene, "LABEL": scene.replace("_", "-")}
    text = CHAPTER
    for word, said in words.items():
        text = text.replace(word, said)
    return {f"{folder}/chapter.md": text, f"{folder}/{scene}.py": SCENE}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, path -> text, below a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def new_book(folder: Path) -> Path:
    """Make a book in a folder that is empty or not there; returns it. Raises Mistakes."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Mistakes([Mistake(Place(folder), "something is there already: a new book wants a folder of its own")])
    write(folder, FILES | chapter("ch00_first", "A first chapter", "cooling"))
    return folder
