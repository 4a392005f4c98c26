"""The command line, on a small book of its own."""

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.pages.commands import ROOT, run, site_of


def test_the_same_book_gives_the_same_bytes(book):
    assert site_of(book) == site_of(book, "--force")


def test_the_same_bytes_from_another_process_with_two_workers(book, tmp_path):
    other = tmp_path / "other"
    command = [sys.executable, ROOT / "build.py", "site", "--chapters", book, "--output", other, "--workers", "2"]
    subprocess.run([*command, "--force"], check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "PATH": "/bin"})
    mine = site_of(book, "--force")
    assert mine == {path: (other / path).read_bytes() for path in mine}


def test_a_second_build_records_and_draws_nothing(book):
    site_of(book)
    build_again = (
        "import sys; sys.argv = ['build.py', 'site', '--chapters', sys.argv[1], '--output', sys.argv[2]];"
        "import runpy\ntry: runpy.run_path('build.py', run_name='__main__')\nexcept SystemExit: pass\n"
        "print('matplotlib' in sys.modules)"
    )
    again = subprocess.run(
        [sys.executable, "-c", build_again, book, book.parent / "site"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert again.stdout.splitlines()[-1] == "False"
    assert "ecording" not in again.stderr
    assert again.returncode == 0


def test_record_says_how_much_was_computed(book):
    scene = book / "ch00_warm_start" / "warm_start_cooling.py"
    counted = scene.read_text().replace("Study\n", "Study, count\n", 1)
    scene.write_text(counted.replace("    grids =", "    count(12, 60)\n    grids =", 1))
    said = run("record", "--chapters", book, "--workers", 1)
    assert re.fullmatch(r"1 recordings?: 12 runs, 720 steps", said.stdout.strip())


def test_check_writes_nothing(book):
    assert run("check", "--chapters", book, "--workers", 1).exit_code == 0
    assert {path.name for path in book.parent.iterdir()} == {"chapters"}
    assert not (book / "site").exists()


def test_a_claim_that_is_no_longer_true_stops_the_build(book):
    before = site_of(book)
    scene = book / "ch00_warm_start" / "warm_start_cooling.py"
    scene.write_text(scene.read_text().replace('slowest rate")', 'slowest rate", high=1e-9)'))
    stopped = run("site", "--chapters", book, "--output", book.parent / "site", "--workers", 1)
    assert stopped.exit_code == 1
    assert re.search(
        r"chapter\.md:12: 'warm_start_cooling.slowest' is \S+, but what the text says holds", stopped.stderr
    )
    assert before == {path: (book.parent / "site" / path).read_bytes() for path in before}


def test_clean_removes_the_site_and_the_recordings_alone(book):
    site_of(book)
    assert run("clean", "--chapters", book, "--output", book.parent / "site").exit_code == 0
    assert [path.name for path in book.parent.iterdir()] == ["chapters"]
    assert not (book / ".shelf").exists()


def test_clean_leaves_a_folder_that_is_no_shelf_of_ours(book):
    (book / ".shelf").mkdir()
    (book / ".shelf" / "thesis.txt").touch()
    assert run("clean", "--chapters", book).exit_code == 0
    assert (book / ".shelf" / "thesis.txt").exists()


def test_site_and_shelf_lie_in_the_book_unless_it_says_otherwise(book, tmp_path):
    assert run("site", "--chapters", book, "--workers", 1).exit_code == 0
    assert (book / "site" / "index.html").is_file()
    assert run("site", "--chapters", book, "--workers", 1).exit_code == 0, "a site in the book is no part of it"
    about = (book / "book.yml").read_text()
    (book / "book.yml").write_text(about + 'output: "../elsewhere/site"  # not here\nshelf: ../kept\n')
    assert run("site", "--chapters", book, "--workers", 1).exit_code == 0
    assert (book.parent / "elsewhere" / "site" / "index.html").is_file()
    assert (book.parent / "kept" / "chapters").is_dir()
    assert run("clean", "--chapters", book).exit_code == 0
    assert not (book.parent / "kept").exists()
    assert not (book.parent / "elsewhere" / "site").exists()
    assert (book / "site" / "index.html").is_file()


def test_a_second_build_waits_for_the_first(book):
    from engine.shelf.alone import alone
    from engine.shelf.shelf import shelf_of

    command = [sys.executable, ROOT / "build.py", "site", "--chapters", book, "--workers", "1"]
    with alone(shelf_of(book).folder, print):
        second = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert second.stderr.readline() == f"waiting for another build of this book, by process {os.getpid()}\n"
        assert second.poll() is None
    second.communicate()
    assert second.returncode == 0


def test_help_names_every_command_and_option():
    said = run("--help").output
    for command, options in {
        "site": "--chapters --output --workers --force",
        "record": "--chapters --workers --force",
        "check": "--chapters --workers",
        "serve": "--chapters --output --workers --port",
        "new": "chapter",
        "clean": "--chapters --output",
    }.items():
        assert re.search(rf"^  {command} +[A-Z]", said, re.M)
        own = run(command, "--help").output
        assert all(option in own for option in options.split())
        assert command == "new" or f"Example: handpress {command}" in own
    for what in ("book", "chapter"):
        assert f"Example: handpress new {what}" in run("new", what, "--help").output


def test_a_book_s_own_tokens_and_templates_stand_in_for_ours(book):
    (book / "theme.css").write_text(":root { --accent: light-dark(#123456, #abcdef); }\n")
    (book / "templates" / "page").mkdir(parents=True)
    (book / "templates" / "page" / "40-copy.js").write_text("window.own = 1;\n")
    (book / "templates" / "404.html").write_text("<!DOCTYPE html><title>{{ book.title }}: lost</title>\n")
    files = site_of(book)
    styles = files["assets/page.css"].decode()
    assert styles.index("--accent: #a3123f;") < styles.index("--accent: #123456;")
    assert styles.rindex("--accent:#abcdef;") > styles.index("--accent:#ff8fa6;")
    assert b"own=1" in files["assets/page.js"].replace(b" ", b"")
    assert files["404.html"] == b"<!DOCTYPE html><title>A new book: lost</title>\n"


def test_a_book_that_says_its_address_has_canonical_links_and_a_map(book):
    assert "sitemap.xml" not in site_of(book)
    (book / "book.yml").write_text("title: A & B\nurl: https://example.org/book/\n")
    files = site_of(book)
    pages = [loc.text for loc in ElementTree.fromstring(files["sitemap.xml"]).iter() if loc.tag.endswith("loc")]
    assert pages == [f"https://example.org/book/{page}" for page in ("ch00_warm_start.html", "", "measured.html")]
    for page, address in (("ch00_warm_start.html", pages[0]), ("index.html", pages[1]), ("measured.html", pages[2])):
        assert f'<link rel="canonical" href="{address}">' in files[page].decode()
        assert f'<meta property="og:url" content="{address}">' in files[page].decode()
    assert '<meta property="og:site_name" content="A &amp; B">' in files["index.html"].decode()


def test_links_to_a_book_show_cards_that_no_page_loads(book):
    assert not [path for path in site_of(book) if path.startswith("cards/")]
    (book / "book.yml").write_text("title: A book\nurl: https://example.org/book/\n")
    (book / "ch01_far").mkdir()
    (book / "ch01_far" / "chapter.md").write_text("# 远方\n\nText.\n")
    files = site_of(book)
    cards = {path: body for path, body in files.items() if path.startswith("cards/")}
    assert set(cards) == {"cards/index.png", "cards/ch00_warm_start.png"}, "our letters write no Chinese"
    for body in cards.values():
        picture = Image.open(BytesIO(body))
        assert picture.size == (1200, 630)
        inked = sum(count for count, colour in picture.convert("L").getcolors() if colour < 100)
        assert inked > 4000, "there are words on it"
        assert len(body) < 30_000
    for page, card in (("ch00_warm_start.html", "ch00_warm_start"), ("ch01_far.html", "index")):
        text = files[page].decode()
        assert f'<meta property="og:image" content="https://example.org/book/cards/{card}.png">' in text
        assert "cards/" not in re.sub("<meta[^>]*>", "", text)


def test_the_version_is_told():
    assert re.fullmatch(r"handpress, version \d+\.\d+\.\d+\n", run("--version").output)


def test_a_folder_that_is_no_book_is_said(tmp_path):
    nothing = run("site", "--chapters", tmp_path / "nothing", "--output", tmp_path / "site")
    assert nothing.exit_code == 1
    assert "there is no such folder of chapters" in nothing.stderr
    (tmp_path / "empty").mkdir()
    empty = run("check", "--chapters", tmp_path / "empty")
    assert empty.exit_code == 1
    assert "no chapter here" in empty.stderr
    (tmp_path / "empty" / "ch00_start").mkdir()
    started = run("check", "--chapters", tmp_path / "empty")
    assert started.exit_code == 1
    assert "chapter.md: this file is missing" in started.stderr


def test_the_player_and_the_reader_each_get_their_form_of_the_data(book):
    import base64
    import zlib

    files = site_of(book)
    script = files["data/warm_start_cooling.js"].decode()
    name, chunk, packed = re.fullmatch(r'press\.deliver\("(\w+)",(\w+),"([^"]+)"\);\n', script).groups()
    assert (name, chunk) == ("warm_start_cooling", "null")
    assert json.loads(zlib.decompress(base64.b64decode(packed)))["format"] == "player/1"
    assert json.loads(files["data/warm_start_cooling.json"])["format"] == "recording/2"


@pytest.mark.parametrize("shelf", ["..", ".", "ch00_warm_start", "kept"])
@pytest.mark.parametrize("command", ["site", "check", "clean"])
def test_a_shelf_that_holds_anything_else_is_none_and_loses_nothing(book, shelf, command):
    (book / "kept").mkdir()
    (book / "kept" / "thesis.txt").write_text("mine")
    with (book / "book.yml").open("a") as about:
        about.write(f"shelf: {shelf}\n")
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    said = run(command, "--chapters", book)
    assert said.exit_code == (0 if command == "clean" else 1), said.output
    assert command == "clean" or "this holds other things" in said.stderr
    assert {path: path.read_bytes() for path in book.rglob("*") if path.is_file()} == before


def test_what_others_put_on_a_shelf_stays(book):
    site_of(book)
    note = book / ".shelf" / "chapters" / "note.txt"
    note.write_text("mine")
    (book / "ch00_warm_start" / "chapter.md").write_text("# Nothing\n\nText.\n")
    site_of(book)
    assert note.read_text() == "mine"
    assert run("clean", "--chapters", book, "--output", book.parent / "site").exit_code == 0
    assert note.read_text() == "mine"
    assert not list(book.rglob("*.recording"))
