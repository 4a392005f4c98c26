"""Entries on disk: whole or absent, whatever happens to them."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.shelf import shelf as shelving
from engine.shelf.shelf import Shelf, read_entry, write_entry

ROOT = Path(__file__).parents[2]
READS = [["variable", "K", "digest"], ["code", "<book>/x.py", ["raw", "code"]]]


@pytest.fixture
def file(tmp_path) -> Path:
    made = tmp_path / "book" / "ch" / "ravine.recording"
    write_entry(made, READS, b"payload\n" * 20)
    return made


def test_an_entry_comes_back(file):
    entry = read_entry(file)
    assert (entry.reads, entry.payload()) == (READS, b"payload\n" * 20)


def test_every_single_flipped_byte_is_absence(file):
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        entry = read_entry(file)
        assert entry is None or entry.payload() is None, at


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[:-10], lambda whole: whole + b"x"])
def test_what_was_cut_off_or_added_is_absence(file, damage):
    file.write_bytes(damage(file.read_bytes()))
    assert read_entry(file) is None


def test_nothing_there_is_absence(tmp_path):
    assert read_entry(tmp_path / "nothing") is None


def test_an_empty_payload_is_kept(tmp_path):
    write_entry(tmp_path / "empty", [], b"")
    assert read_entry(tmp_path / "empty").payload() == b""


def test_a_write_killed_half_way_leaves_the_old_entry(file):
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom engine.shelf import shelf\n"
        "shelf.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "shelf.write_entry(Path(sys.argv[1]), [], b'half')\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, file], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert read_entry(file).payload() == b"payload\n" * 20
    assert len(list(file.parent.iterdir())) == 2
    Shelf(file.parents[2]).tidy("book", ["book/ch/ravine.recording"])
    assert list(file.parent.iterdir()) == [file], "what was left half made is swept up"


def test_tidying_leaves_other_books_alone(file, tmp_path):
    write_entry(tmp_path / "other" / "ch" / "ravine.recording", [], b"theirs")
    Shelf(tmp_path).tidy("book", [])
    assert not file.exists()
    assert shelving.read_entry(tmp_path / "other" / "ch" / "ravine.recording").payload() == b"theirs"
