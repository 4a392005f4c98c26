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
from engine.pages.write import remove, write

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
    (site / "CNAME").write_text("mine")
    write({"index.html": b"second"}, site)
    assert (site / "index.html").read_bytes() == b"second"
    assert (site / "CNAME").read_text() == "mine"
    assert os.listdir(tmp_path) == ["site"]
    site.rename(tmp_path / ".site.handpress-old")  # as if killed between the two renames
    (tmp_path / "other").touch()
    write({"index.html": b"third"}, site)
    assert (site / "CNAME").read_text() == "mine"
    assert sorted(os.listdir(tmp_path)) == ["other", "site"]


def keep_things(site: Path) -> dict[str, str]:
    """What others keep in a site's folder, and between its files."""
    mine = {"CNAME": "example.org", ".git/objects/ab/cd": "x", "data/notes.txt": "notes", "assets/own/a.css": "a"}
    for path, text in mine.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    (site / "empty").mkdir()
    (site / "link").symlink_to("CNAME")
    return mine


def kept(site: Path, mine: dict[str, str]) -> bool:
    return all((site / path).read_text() == text for path, text in mine.items())


SITE = {"index.html": b"1", "data/a.js": b"1", "assets/page.css": b"1"}


def in_place(monkeypatch):
    """As where something is mounted."""
    monkeypatch.setattr(writing, "_exchange", lambda site, place: False)


@pytest.mark.parametrize("mounted", [False, True])
def test_what_no_build_wrote_is_still_there(tmp_path, monkeypatch, mounted):
    if mounted:
        in_place(monkeypatch)
    site = tmp_path / "site"
    site.mkdir()
    write(SITE, site)
    mine = keep_things(site)
    write({**SITE, "index.html": b"2", "b.html": b"2"}, site)
    write({"index.html": b"3"}, site)
    assert kept(site, mine)
    assert os.readlink(site / "link") == "CNAME"
    assert (site / "empty").is_dir()
    assert not (site / "data" / "a.js").exists()
    assert (site / "index.html").read_bytes() == b"3"
    assert os.listdir(tmp_path) == ["site"]
    remove(site)
    assert kept(site, mine)
    assert not (site / "index.html").exists()
    assert sorted(os.listdir(site)) == [".git", "CNAME", "assets", "data", "empty", "link"]


def test_what_others_keep_is_never_gone_even_when_a_build_is_killed(tmp_path):
    site = tmp_path / "site"
    write({"index.html": b""}, site)
    mine = keep_things(site)
    for delay in (0.004, 0.009, 0.013, 0.021, 0.034, 0.041, 0.055):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, site], cwd=ROOT, stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert kept(site, mine)
    write({"index.html": b""}, site)
    assert kept(site, mine)
    assert os.listdir(tmp_path) == ["site"]


def test_what_is_in_the_way_is_a_mistake_and_stays(tmp_path):
    site = tmp_path / "site"
    write({"index.html": b"1"}, site)
    (site / "CNAME").write_text("mine")
    (site / "data").write_text("mine too")
    with pytest.raises(Mistakes, match="no build wrote this") as found:
        write({"index.html": b"2", "CNAME": b"other", "data/x.js": b""}, site)
    assert [one.place.file.name for one in found.value.mistakes] == ["CNAME", "data"]
    assert (site / "index.html").read_bytes() == b"1"
    (site / "data").unlink()
    (tmp_path / "elsewhere").mkdir()
    (site / "data").symlink_to("../elsewhere")
    with pytest.raises(Mistakes, match="no build wrote this"):
        write({"index.html": b"2", "data/x.js": b""}, site)
    write({"index.html": b"2", "CNAME": b"mine"}, site)  # the same: nobody loses anything


def test_siblings_are_nobody_s_to_touch(tmp_path):
    names = [".site-1", ".site-old", ".site.handpress-mine", ".[a].handpress-1", "site-2"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.txt").touch()
    for site in ("site", "*", "[a]"):
        write({"index.html": b""}, tmp_path / site)
        write({"index.html": b"2"}, tmp_path / site)
    assert sorted(os.listdir(tmp_path)) == sorted([*names, "site", "*", "[a]"])
    assert all((tmp_path / name / "thesis.txt").exists() for name in names)


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    write({"index.html": b"1"}, tmp_path / "site")
    write({"index.html": b"2"}, tmp_path / "site")
    assert os.readlink(tmp_path / "site") == "real"
    assert (tmp_path / "real" / "index.html").read_bytes() == b"2"


def test_a_work_tree_without_anything_to_see_may_become_a_site(tmp_path):
    (tmp_path / "site" / ".git").mkdir(parents=True)
    write({"index.html": b""}, tmp_path / "site")
    assert (tmp_path / "site" / ".git").is_dir()


@pytest.mark.parametrize("mounted", [False, True])
def test_a_full_disk_leaves_the_old_site_and_nothing_else(tmp_path, monkeypatch, mounted):
    if mounted:
        in_place(monkeypatch)
    site = tmp_path / "site"
    site.mkdir()
    write({"index.html": b"old"}, site)
    real = Path.write_bytes

    def full(self, body):
        if self.name == "b.html":
            raise OSError(28, "No space left on device")
        return real(self, body)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Mistakes, match="No space left on device"):
        write({"index.html": b"new", "b.html": b""}, site)
    assert (site / "index.html").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["site"]
    assert sorted(os.listdir(site)) == [".oft-site", "index.html"]


def test_a_manifest_that_was_tampered_with_removes_nothing_elsewhere(tmp_path):
    (tmp_path / "thesis.txt").touch()
    write({"index.html": b""}, tmp_path / "site")
    (tmp_path / "site" / ".oft-site").write_text('{"../thesis.txt": 0, "/etc/hostname": 1, "index.html": 0}')
    write({"other.html": b""}, tmp_path / "site")
    remove(tmp_path / "site")
    assert os.listdir(tmp_path) == ["thesis.txt"]


def test_two_who_write_at_once_leave_one_whole_site(tmp_path):
    site = tmp_path / "site"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, site], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)
    ]
    time.sleep(1.5)
    for writer in writers:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    write({f"{part}.html": b"last" for part in range(150)}, site)
    assert state(site) == {"last"}
    assert os.listdir(tmp_path) == ["site"]


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
