"""The command line, on a small book of its own."""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

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
    for wanted in (
        'data-scene="warm_start_cooling"',
        "How a cup of tea cools",
        "data-quiz=",
        "<math",
        "Figure",
        'class="fact"',
    ):
        assert wanted in page
    assert {"index.html", "404.html", ".nojekyll", "data/warm_start_cooling.js"} <= set(files)


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


def test_a_new_book_builds_as_it_is_and_never_over_something(tmp_path, monkeypatch):
    folder = tmp_path / "tea"
    assert run("new", "book", folder).exit_code == 0
    monkeypatch.chdir(folder)
    assert run("site", "--workers", 1).exit_code == 0, "the book is the folder that we are in"
    page = (folder / "site" / "ch00_first.html").read_text()
    assert 'data-scene="cooling"' in page
    assert ">58</a>" in page, "degrees after half an hour: 20 + 70 exp(-0.6) = 58.4"
    for taken in (folder, folder / "book.yml"):
        again = run("new", "book", taken)
        assert again.exit_code == 1
        assert "something is there already" in again.stderr


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


@pytest.fixture
def served(book):
    """A book being served: its folder, and what answers to a path: status and body."""
    site_of(book)
    command = [sys.executable, ROOT / "build.py", "serve", "--chapters", book, "--output", book.parent / "site"]
    server = subprocess.Popen(
        [*command, "--workers", "1", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    port = next(int(found[1]) for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))

    def get(path: str, host: str = "localhost", method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    get.port = port
    yield book, get
    server.terminate()
    server.wait()
    server.stdout.close()


def until(true, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_what_is_served_is_built_anew_on_a_change_and_says_what_is_wrong(served):
    book, get = served
    assert "/-/serve.js" in get("/index.html")[1]
    assert "/-/serve.js" not in (book.parent / "site/index.html").read_text()
    chapter = book / "ch00_warm_start" / "chapter.md"
    right = chapter.read_text()
    chapter.write_text(right.replace("Warm start", "Warmer start"))
    until(lambda: "Warmer start" in get("/ch00_warm_start.html")[1])
    chapter.write_text(right + "\n$$ x\n")
    until(lambda: json.loads(get("/-/state")[1])["said"])
    assert re.match(r"\S+chapter\.md:\d+: this '\$\$' has no other", json.loads(get("/-/state")[1])["said"])
    chapter.write_text(right)
    until(lambda: not json.loads(get("/-/state")[1])["said"])


def test_whoever_asks_gets_the_site_and_nothing_else(served):
    book, get = served
    site = book.parent / "site"
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("secret")
    (site / "out").symlink_to(book.parent)
    for path in (
        "/.git/config",
        "/.oft-site",
        "/../chapters/book.yml",
        "/%2e%2e/chapters/book.yml",
        "/out/chapters/book.yml",
    ):
        assert get(path)[0] == 404
    for path in ("/nowhere.html", "/%00", "/" + "x" * 5000, "//", "/a%ff"):
        status, body = get(path)
        assert status == 200 if path == "//" else "Not found" in body
    assert get("/", host="evil.example")[0] == 403
    with socket.socket() as elsewhere:
        elsewhere.settimeout(2)
        assert elsewhere.connect_ex(("127.0.0.2", get.port)) != 0, "it listens at one address of this machine alone"
    assert get("/", host="127.0.0.1:8000")[0] == 200
    assert get("/index.html", method="HEAD") == (200, "")


def test_a_port_that_is_taken_is_said_in_a_line(book):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = run("serve", "--chapters", book, "--output", book.parent / "site", "--port", port)
    assert said.exit_code == 1
    assert f"port {port} cannot be had" in said.stderr
    assert "--port chooses another" in said.stderr
