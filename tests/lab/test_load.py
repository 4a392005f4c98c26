"""Scene files, run where they lie."""

from pathlib import Path

import pytest

from engine.errors import Mistakes
from engine.lab.load import load_scene


def test_a_mistake_in_an_imported_file_is_placed_there(scene, book):
    (book / "common.py").write_text("RATES = (\n")
    with pytest.raises(Mistakes) as caught:
        load_scene(scene)
    assert str(caught.value).startswith(f"{book / 'common.py'}:1: syntax error")


def test_a_scene_that_leaves_is_a_mistake(scene: Path):
    scene.write_text("import sys\n\nsys.exit(3)\n")
    with pytest.raises(Mistakes, match=r"ravine.py:3: SystemExit: 3"):
        load_scene(scene)


def test_two_books_of_one_name(scene, book, tmp_path):
    other = tmp_path / "other" / "chapters"
    (other / "ch01_one").mkdir(parents=True)
    (other / "common.py").write_text("RATES = (0.5,)\n")
    (other / "ch01_one" / "ravine.py").write_text(scene.read_text().replace("from chapters.common", "from ..common"))
    assert len(load_scene(scene).STUDY.axes[0]) == 2
    assert load_scene(other / "ch01_one" / "ravine.py").STUDY.axes[0].values == (0.5,)
    assert len(load_scene(scene).STUDY.axes[0]) == 2
    assert not list(book.rglob("__pycache__"))
