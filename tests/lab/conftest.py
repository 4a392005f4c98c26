"""A small book with one scene, and an engine of its own to edit."""

import sys
from pathlib import Path

import pytest

SCENE = '''"""Two rules in a valley."""
from engine.lab.race import race
from engine.lab.recording import Fact
from engine.lab.sweep import Axis
from engine.maths.optimizers import Momentum
from engine.maths.surfaces import Valley
from chapters.common import RATES

def facts(recording):
    return {"runs": Fact(recording.runs, "runs", low=1)}

STUDY = race(Valley(), (Momentum(),), (Axis("learning_rate", "rate", RATES, RATES[0]),), 10, facts=facts)
SCENE = None
'''


@pytest.fixture(autouse=True)
def own_chapters():
    """What a test imports as `chapters` is gone after it."""
    before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "chapters"}
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "chapters"]:
        del sys.modules[name]
    sys.modules.update(before)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book folder with chapters/ch01_one/ravine.py and chapters/common.py."""
    chapters = tmp_path / "chapters"
    (chapters / "ch01_one").mkdir(parents=True)
    (chapters / "common.py").write_text("RATES = (0.01, 0.02)\n")
    (chapters / "ch01_one" / "ravine.py").write_text(SCENE)
    return chapters


@pytest.fixture
def scene(book: Path) -> Path:
    return book / "ch01_one" / "ravine.py"
