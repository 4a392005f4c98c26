"""new chapter: a folder with a chapter that builds, to write on from."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place

CHAPTER = """---
title: {title}
summary: One sentence that says what the reader will know afterwards.
---

What question does this chapter answer? A step of gradient descent is

$$\\theta \\leftarrow \\theta - \\varepsilon\\,\\nabla J(\\theta)$$ {{#{slug}-step}}

and @eq{{{slug}-step}} settles only where $\\varepsilon$ is small enough. After @{{{scene}.steps:d}} steps at rate 0.1
the loss stood at @{{{scene}.loss:.2g}}.

::: scene | {scene}
:::

::: quiz | What happens to gradient descent when the rate is too large?
- [x] Every step overshoots by more than it gains.
  > Yes: along the steepest direction the error grows by the same factor each step.
- [ ] It goes to another minimum.
  > A quadratic has one minimum only; the path leaves it behind.
:::
"""

SCENE = '''"""What this scene measures, in a line."""

from engine.figures import Curves, Paths, Scene
from engine.lab import Axis, Fact, race
from engine.maths.optimizers import SGD, Momentum
from engine.maths.surfaces import Valley

STEPS = 60
RATE = Axis("learning_rate", "Learning rate", (0.01, 0.03, 0.05, 0.08, 0.1, 0.11), 0.03, format=".2f")


def facts(found):
    loss = found.at("loss.momentum", learning_rate=0.1)[-1]
    return {
        "steps": Fact(STEPS, "steps of each run", format="d"),
        "loss": Fact(loss, f"loss of momentum at rate 0.1 after {STEPS} steps, one run"),
    }


STUDY = race(Valley(), (SGD(), Momentum()), (RATE,), STEPS, facts=facts)
SCENE = Scene(
    "Two optimizers in a valley",
    STUDY,
    (Paths(Valley(), title="Path"), Curves("loss", log_y=True, y_label="loss", title="Loss")),
    caption="Move the rate and press play.",
    alt="Two paths from the same start into a long valley, and the loss of each against the step.",
)
'''


def new_chapter(chapters: Path, name: str) -> Path:
    """Make the folder chNN_NAME with a working chapter and its scene; returns it. Raises Mistakes."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Mistakes([Mistake(Place(chapters), f"'{name}' is no name for a folder: small letters, digits and _")])
    numbers = [int(m.group(1)) for path in chapters.glob("ch*") if (m := re.match(r"ch(\d+)", path.name))]
    folder = chapters / f"ch{max(numbers, default=-1) + 1:02}_{name}"
    scene = f"{name}_valley"
    folder.mkdir(parents=True)
    if not (chapters / "book.yml").exists():
        (chapters / "book.yml").write_text("title: A new book\n", encoding="utf-8")
    title = name.replace("_", " ").capitalize()
    text = CHAPTER.format(title=title, slug=name.replace("_", "-"), scene=scene)
    (folder / "chapter.md").write_text(text, encoding="utf-8")
    (folder / f"{scene}.py").write_text(SCENE, encoding="utf-8")
    return folder
