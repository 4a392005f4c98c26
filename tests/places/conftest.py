"""What the tests of places share: a copy of the repository, in which a new thing is added as its author would."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("engine", "site_templates", "tests/reference", "tools", "pyproject.toml", "build.py")


@pytest.fixture
def copy(tmp_path) -> Path:
    """The folder of a copy of the press, without the book and the tests."""
    target = tmp_path / "copy"
    for part in PARTS:
        put(target, part)
    return target


def put(target: Path, part: str) -> None:
    """Copy one file or folder of the repository to its place in the copy."""
    source, goal = ROOT / part, target / part
    goal.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        copytree(source, goal, ignore=ignore_patterns("__pycache__"))
    else:
        goal.write_bytes(source.read_bytes())
