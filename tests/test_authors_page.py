"""The book that docs/authors.md holds builds; its pictures are those of its code; it leaves out no view and no word."""

import re

import pytest

import engine.figures
import engine.lab
from engine.figures.views._view import View
from tests.authors_pictures import PAGE, PICTURES, chapters, pictures, press, scenes

TEXT = PAGE.read_text("utf-8")
VIEWS = sorted(
    name
    for name, what in vars(engine.figures).items()
    if name in engine.figures.__all__ and isinstance(what, type) and issubclass(what, View)
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of the page's book; that it is there means that nothing is wrong with it."""
    return press(tmp_path_factory.mktemp("authors"))


def test_every_python_block_is_a_scene_and_every_chapter_is_of_one(site):
    assert len(re.findall("^`{3,}python", TEXT, re.M)) == len(scenes())
    assert len(re.findall("^`{3,}markdown", TEXT, re.M)) == sum("::: quiz" in text for text in chapters().values())
    assert len(list(site.glob("ch??_*.html"))) == len(scenes())


def test_the_smallest_scene_is_small():
    assert 10 <= len(next(iter(scenes().values())).splitlines()) <= 15


def test_every_view_has_a_section_with_an_example_and_a_picture():
    assert len(VIEWS) >= 9
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TEXT, re.S | re.M))
    for view in VIEWS:
        shown = re.findall(
            r'^```python title="(\w+)\.py"\n(.*?)^```\n\n!\[[^\]]+\]\(authors/\1\.svg\)$', sections[view], re.S | re.M
        )
        assert any(f"{view}(" in code for _, code in shown), view


def test_every_picture_is_shown_right_below_its_code():
    assert re.findall(r"^```\n\n!\[[^\]]{30,}\]\(authors/(\w+)\.svg\)$", TEXT, re.M) == list(scenes())


def test_every_word_of_the_lab_is_named():
    assert [word for word in engine.lab.__all__ if not re.search(rf"`{word}\b", TEXT)] == []


def test_the_pictures_are_those_of_the_code(site):
    drawn = pictures(site)
    assert sorted(file.stem for file in PICTURES.iterdir()) == sorted(drawn)
    for name, picture in drawn.items():
        kept = (PICTURES / f"{name}.svg").read_text("utf-8")
        assert kept == picture, f"docs/authors/{name}.svg: python -m tests.authors_pictures, and look at it"
