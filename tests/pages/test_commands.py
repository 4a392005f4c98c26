"""The command line, on a small book of its own."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

import build

ROOT = Path(__file__).parents[2]


def run(*words: object):
    return CliRunner().invoke(build.main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def book(tmp_path) -> Path:
    """A book of one chapter, as `new chapter` makes it."""
    made = run("new", "chapter", "warm_start", "--chapters", tmp_path / "chapters")
    assert made.exit_code == 0, made.output
    return tmp_path / "chapters"


def site_of(book: Path, *words: object) -> dict[str, bytes]:
    site = book.parent / "site"
    built = run("site", "--chapters", book, "--output", site, "--workers", 1, *words)
    assert built.exit_code == 0, built.output
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_a_new_chapter_builds_as_it_is(book):
    files = site_of(book)
    page = files["ch00_warm_start.html"].decode()
    for wanted in ('data-scene="warm_start_valley"', "data-quiz=", "<math", "Figure", 'class="fact"'):
        assert wanted in page
    assert {"index.html", "404.html", ".nojekyll", "data/warm_start_valley.js"} <= set(files)


def test_the_next_chapter_has_the_next_number_and_a_bad_name_is_refused(book):
    assert run("new", "chapter", "two", "--chapters", book).output.strip().endswith("ch01_two")
    refused = run("new", "chapter", "Two Words", "--chapters", book)
    assert refused.exit_code == 1
    assert "is no name for a folder" in refused.stderr
    assert len(site_of(book)) > 4


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
    said = run("record", "--chapters", book, "--workers", 1)
    assert re.fullmatch(r"1 recordings?: 12 runs, 720 optimizer steps", said.stdout.strip())


def test_check_writes_nothing(book):
    assert run("check", "--chapters", book, "--workers", 1).exit_code == 0
    assert {path.name for path in book.parent.iterdir()} == {"chapters", ".shelf"}


def test_a_claim_that_is_no_longer_true_stops_the_build(book):
    before = site_of(book)
    scene = book / "ch00_warm_start" / "warm_start_valley.py"
    scene.write_text(scene.read_text().replace('one run")', 'one run", high=1e-9)'))
    stopped = run("site", "--chapters", book, "--output", book.parent / "site", "--workers", 1)
    assert stopped.exit_code == 1
    assert re.search(r"chapter\.md:11: 'warm_start_valley.loss' is \S+, but what the text says holds", stopped.stderr)
    assert before == {path: (book.parent / "site" / path).read_bytes() for path in before}


def test_clean_removes_the_site_and_the_recordings_alone(book):
    site_of(book)
    assert run("clean", "--chapters", book, "--output", book.parent / "site").exit_code == 0
    assert [path.name for path in book.parent.iterdir()] == ["chapters"]


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
    script = files["data/warm_start_valley.js"].decode()
    name, chunk, packed = re.fullmatch(r'press\.deliver\("(\w+)",(\w+),"([^"]+)"\);\n', script).groups()
    assert (name, chunk) == ("warm_start_valley", "null")
    assert json.loads(zlib.decompress(base64.b64decode(packed)))["format"] == "player/1"
    assert json.loads(files["data/warm_start_valley.json"])["format"] == "recording/2"


def test_serve_answers_on_loopback_and_rebuilds_on_a_change(book):
    site_of(book)
    command = [sys.executable, ROOT / "build.py", "serve", "--chapters", book, "--output", book.parent / "site"]
    server = subprocess.Popen([*command, "--workers", "1", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = next(
            found.group() for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line))
        )

        def get(path: str) -> str:
            with urllib.request.urlopen(address + path, timeout=10) as answer:
                return answer.read().decode()

        assert "reload.js" in get("index.html")
        assert "reload.js" not in (book.parent / "site/index.html").read_text()
        chapter, version = book / "ch00_warm_start" / "chapter.md", get("-/version")
        end = time.monotonic() + 30
        while get("-/version") == version and time.monotonic() < end:
            chapter.write_text(chapter.read_text().replace("Warm start", "Warmer start"))
            time.sleep(0.5)
        assert "Warmer start" in get("ch00_warm_start.html")
        assert get("-/version") != version
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()
