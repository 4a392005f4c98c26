"""What a study depends on: nothing too little, nothing too much."""

from pathlib import Path

import pytest

from engine.errors import Mistakes
from engine.lab.imports import study_sources

HOUSE = {
    "maths/__init__.py": "",
    "maths/rules/__init__.py": "from maths.rules.adam import Adam\nfrom .sgd import SGD as Plain\nSIZE = 3\n",
    "maths/rules/_rule.py": "class Rule: pass\n",
    "maths/rules/sgd.py": "from maths.rules._rule import Rule\nclass SGD(Rule): pass\n",
    "maths/rules/adam.py": "from ._rule import Rule\nfrom . import roots\nclass Adam(Rule): pass\n",
    "maths/rules/roots.py": "import math\nfrom ...maths import far\n",
    "maths/far.py": "X = 1\n",
    "maths/stars.py": "from maths.rules import *\n",
    "views/__init__.py": "from views.line import Line\n",
    "views/line.py": "from maths.far import X\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in HOUSE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def used(house: Path, scene: str) -> set[str]:
    file = house / "book" / "ch" / "scene.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(scene)
    packages = {name: house / name for name in ("maths", "views", "book")}
    found = study_sources(file, packages, within=(house / "maths", house / "book"))
    return {str(name.relative_to(house)) for name in found} - {"book/ch/scene.py"}


SGD_FILES = {"maths/rules/sgd.py", "maths/rules/_rule.py"}
ADAM_FILES = {"maths/rules/adam.py", "maths/rules/_rule.py", "maths/rules/roots.py", "maths/far.py"}


@pytest.mark.parametrize(
    ("scene", "files"),
    [
        ("from maths.rules import Plain\nSTUDY = Plain", SGD_FILES),
        ("from maths.rules import Adam\nSTUDY = Adam", ADAM_FILES),
        ("from maths.rules.sgd import SGD\nSTUDY = SGD", SGD_FILES),
        ("import maths.rules.sgd as s\nSTUDY = s.SGD", SGD_FILES),
        ("from maths.rules import sgd\nSTUDY = sgd.SGD", SGD_FILES),
        ("import maths.rules\nSTUDY = maths.rules.Plain", {"maths/rules/__init__.py"} | SGD_FILES | ADAM_FILES),
        ("from maths.rules import SIZE\nSTUDY = SIZE", {"maths/rules/__init__.py"} | SGD_FILES | ADAM_FILES),
        (
            "from maths.stars import Adam\nSTUDY = Adam",
            {"maths/stars.py", "maths/rules/__init__.py"} | SGD_FILES | ADAM_FILES,
        ),
        ("def f():\n    from maths.far import X\n    return X\nSTUDY = f()", {"maths/far.py"}),
        ("def f():\n    return X\nSTUDY = f()\nfrom maths.far import X", {"maths/far.py"}),
        ("from maths.far import X\nA = []\nif True:\n    A.append(X)\nSTUDY = A", {"maths/far.py"}),
        ("from maths.far import X\nA = {}\nA['x'] = X\nSTUDY = A", {"maths/far.py"}),
        ("from views import Line\nfrom maths.far import X\nSTUDY = 1\nSCENE = Line(X)", set()),
        ("import numpy, json.decoder\nfrom nowhere import gone\nSTUDY = numpy, json, gone", set()),
    ],
)
def test_the_files_a_study_needs(house, scene, files):
    assert used(house, scene) == files


def test_neighbours_in_the_book_by_relative_import(house):
    (house / "book" / "ch").mkdir(parents=True)
    (house / "book" / "shared.py").write_text("from .ch import near\n")
    (house / "book" / "ch" / "near.py").write_text("N = 1\n")
    assert used(house, "from . import near\nSTUDY = near.N") == {"book/ch/near.py"}
    assert used(house, "from ..shared import near\nSTUDY = near.N") == {"book/shared.py", "book/ch/near.py"}


def test_a_syntax_error_has_its_place(house):
    (house / "maths" / "far.py").write_text("X = 1\ndef f(:\n")
    with pytest.raises(Mistakes) as caught:
        used(house, "from maths.rules import Adam\nSTUDY = Adam")
    (mistake,) = caught.value.mistakes
    assert str(mistake).startswith(f"{house / 'maths' / 'far.py'}:2: syntax error")
