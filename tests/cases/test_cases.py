"""Small books made from bug reports of other presses, each with what is right for it (right.yml).

Those about folders, ports and clocks, and what only a browser sees, have tests of their own: a repository or a mount
in the output (tests/pages/test_write.py), a port that is taken (test_serve.py), a helper that changed
(tests/shelf/test_staleness.py), formulas on a phone, in print and between tall braces (tests/browser/test_formulas.py,
test_pages.py), answers of an edited question and 1,000 as a number (test_quiz.py).
"""

import re
from pathlib import Path

import pytest
import yaml

from engine.errors import Mistakes
from engine.pages.bake import bake

HERE = Path(__file__).parent
RIGHT = yaml.safe_load((HERE / "right.yml").read_text(encoding="utf-8"))


def test_every_case_has_its_right_answer():
    assert set(RIGHT) == {path.parent.name for path in HERE.glob("*/chapters")}


@pytest.mark.parametrize("case", RIGHT)
def test_a_case_gets_its_right_answer(case, tmp_path, monkeypatch):
    book = HERE / case / "chapters"
    monkeypatch.setattr("engine.shelf.shelf.shelf_folder", lambda chapters: tmp_path)
    try:
        site, told = bake(book, 1)[0], []
    except Mistakes as found:
        site, told = {}, [str(one).removeprefix(f"{book}/") for one in found.mistakes]
    right = RIGHT[case]
    assert len(told) == len(right.get("told", []))
    for said, wanted in zip(sorted(told), sorted(right.get("told", [])), strict=True):
        assert stands(wanted, said)
    for page, pieces in right.items():
        for piece in pieces if page != "told" else ():
            assert stands(piece, site[page].decode()), f"{page}: {piece}"


def stands(wanted: str, text: str) -> bool:
    """Whether a piece stands in a text; `.*` in it is anything."""
    return bool(re.search(re.escape(wanted).replace(r"\.\*", ".*"), text, re.S))
