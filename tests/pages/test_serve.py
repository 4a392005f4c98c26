"""serve: what is served, to whom, and what is said of mistakes and of a port that is taken."""

import http.client
import json
import re
import socket
import subprocess
import sys
import time

import pytest

from tests.pages.commands import ROOT, run, site_of


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
