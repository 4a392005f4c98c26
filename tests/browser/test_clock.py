"""A clock whose ticks have times: whatever tells of them tells the times."""

from pathlib import Path

import pytest

from tests.browser.looking import wake
from tests.golden.cases import build

SCENE = """from engine.figures import Clock, Curves, Scene
from engine.lab import Grid, Recording, Study

STUDY = Study((), lambda axes: Recording(axes, {"level.sea": Grid(("step",), range(11))}))
SCENE = Scene(
    "A level",
    STUDY,
    (Curves("level"),),
    caption="It rises.",
    alt="A line that rises.",
    clock=Clock("second", stops=(4, 10), default=10, times=tuple(n / 2 for n in range(11))),
)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("clock")
    chapter = folder / "book" / "ch00_level"
    chapter.mkdir(parents=True)
    (chapter / "level.py").write_text(SCENE)
    (chapter / "chapter.md").write_text("---\ntitle: A level\nsummary: It rises.\n---\n\n::: scene | level\n:::\n")
    (folder / "book" / "book.yml").write_text("title: Levels\n")
    return build(folder / "book", folder / "site")


def test_the_horizon_is_told_in_times(visit):
    page = visit("ch00_level.html")
    horizon = page.locator(".horizon")
    shown = horizon.locator("xpath=../*[@class='value']")
    assert (shown.inner_text(), horizon.get_attribute("aria-valuetext")) == ("5", "5")
    wake(page)
    horizon.fill("0")
    assert (shown.inner_text(), horizon.get_attribute("aria-valuetext")) == ("2", "2")
    assert page.locator(".scrub .value").inner_text() == "second 2 of 2"
    horizon.fill("1")
    assert shown.inner_text() == "5"
