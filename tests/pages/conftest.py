"""A small book for whoever asks for one."""

from pathlib import Path

import pytest

from tests.pages.commands import run


@pytest.fixture
def book(tmp_path) -> Path:
    """A book of one chapter, as `new chapter` makes it."""
    made = run("new", "chapter", "warm_start", "--chapters", tmp_path / "chapters")
    assert made.exit_code == 0, made.output
    return tmp_path / "chapters"
