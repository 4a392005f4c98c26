"""A site is replaced in one move, whatever happens meanwhile."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.errors import Mistakes
from engine.pages import write as writing
from engine.pages.write import write

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from engine.pages.write import write
print("ready", flush=True)
for n in range(1, 10_000):
    write({f"{part}.html": str(n).encode() for part in range(150)}, Path(sys.argv[1]))
"""


def state(site: Path) -> set[str]:
    """What the pages of a site say; of a whole site one thing."""
    pages = list(site.glob("*.html"))
    assert len(pages) == 150
    return {page.read_text() for page in pages}


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(tmp_path):
    site = tmp_path / "site"
    for delay in (0.005, 0.011, 0.017, 0.023, 0.031, 0.043):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, site], cwd=ROOT, stdout=subprocess.PIPE)
        writer.stdout.readline()
        while not site.exists():
            time.sleep(0.001)
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert len(state(site)) == 1
    write({f"{part}.html": b"last" for part in range(150)}, site)
    assert state(site) == {"last"}
    assert os.listdir(tmp_path) == ["site"], "what was left by the killed is swept up"


def test_whoever_looks_during_an_exchange_sees_a_site(tmp_path):
    site = tmp_path / "site"
    write({"index.html": b"first"}, site)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, site], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        writer.stdout.readline()
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            assert site.is_dir()
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()


def test_without_the_exchange_a_site_put_aside_comes_back(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_exchanged", lambda one, other: False)
    site = tmp_path / "site"
    write({"index.html": b"first"}, site)
    write({"index.html": b"second"}, site)
    assert (site / "index.html").read_bytes() == b"second"
    assert os.listdir(tmp_path) == ["site"]
    site.rename(tmp_path / ".site-old")  # as if killed between the two renames
    (tmp_path / "other").touch()
    writing._sweep(site)
    assert (site / "index.html").read_bytes() == b"second"


def test_a_file_that_went_is_gone(tmp_path):
    write({"a.html": b"", "data/b.js": b""}, tmp_path / "site")
    write({"a.html": b""}, tmp_path / "site")
    assert not (tmp_path / "site" / "data").exists()


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_not_a_site_is_left_alone(tmp_path, kind):
    out = tmp_path / "out"
    mine = out if kind == "file" else out / "thesis.txt"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("years of work")
    with pytest.raises(Mistakes, match="is not a site; it is left as it is"):
        write({"index.html": b""}, out)
    assert mine.read_text() == "years of work"


def test_a_place_that_cannot_be_written_is_a_mistake(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Mistakes, match="cannot be written"):
        write({"index.html": b""}, tmp_path / "file" / "site")
