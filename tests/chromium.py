"""A real Chromium opens pages from the disk. What it complains of, or asks the network for, fails the test.

One browser serves all tests of a process, and one context, for each set of options, all tests of a file. What a page
remembers is forgotten after each test.
"""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FORGET = "() => { try { localStorage.clear() } catch {} }"


def find_browser() -> str:
    """The Chromium of $CHROMIUM, or the one that tools/find_browser finds or installs; fails where there is none."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    found = subprocess.run([ROOT / "tools" / "find_browser"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr.strip().splitlines()[-1], pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def context_of(browser):
    """context_of(java_script_enabled=False, ...): the file's context with such options of `new_context`."""
    contexts = {}

    def find(**options):
        key = tuple(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].set_default_timeout(10_000)
        return contexts[key]

    yield find
    for context in contexts.values():
        context.close()


@pytest.fixture
def site(built_site) -> Path:
    """The folder of the site that `visit` opens; a file may have another."""
    return built_site


@pytest.fixture
def visit(context_of, site):
    """visit("index.html", width=1000, ...) opens a page of the site and returns it.

    Options are those of Playwright's `new_context`; `before` is a script that runs before the page's own.
    """
    pages, complaints = [], []

    def open_page(name, width=1000, height=900, before="", **options):
        page = context_of(**options).new_page()
        pages.append((page, options.get("java_script_enabled", True)))
        page.set_viewport_size({"width": width, "height": height})
        if before:
            page.add_init_script(before)
        watch(page, complaints)
        page.goto((site / name).as_uri())
        if options.get("java_script_enabled", True):
            page.wait_for_function("() => !document.documentElement.classList.contains('waiting')")
        return page

    yield open_page
    for page, runs in pages:
        if runs:
            page.evaluate(FORGET)
        page.close()
    assert not complaints


@pytest.fixture(scope="module")
def chapter(context_of, built_site):
    """chapter("ch02_momentum.html"): that page of the book, opened once for all the tests of a file."""
    pages, complaints = {}, []

    def page(name):
        if name not in pages:
            pages[name] = context_of().new_page()
            pages[name].set_viewport_size({"width": 1000, "height": 900})
            watch(pages[name], complaints)
            pages[name].goto((built_site / name).as_uri())
        pages[name].bring_to_front()
        return pages[name]

    yield page
    assert not complaints


def watch(page, complaints: list[str]) -> None:
    """Note what the page complains of, and what it asks of the network."""
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: _local(request.url) or complaints.append(f"asked for {request.url}"))


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))
