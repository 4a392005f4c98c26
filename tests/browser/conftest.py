"""A real Chromium opens the site from the disk. What it complains of, or asks the network for, fails the test."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def find_browser() -> str:
    """The Chromium of $CHROMIUM, or the one that tools/find_browser finds or installs; fails where there is none."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    found = subprocess.run([ROOT / "tools" / "find_browser"], capture_output=True, text=True)
    if found.returncode:
        pytest.fail(found.stderr.strip().splitlines()[-1], pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, built_site):
    """visit("index.html", width=1000, ...) opens a page of the site in a context of its own and returns it.

    Options are those of Playwright's `new_context`; `before` is a script that runs before the page's own.
    """
    contexts, complaints = [], []

    def open_page(name, width=1000, height=900, before="", **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _local(request.url) or complaints.append(f"asked for {request.url}"))
        page.goto((built_site / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(scope="module")
def chapter(browser, built_site):
    """chapter("ch02_momentum.html"): that page, opened once for all the tests of a file."""
    context, pages, complaints = browser.new_context(viewport={"width": 1000, "height": 900}), {}, []
    context.set_default_timeout(10_000)

    def page(name):
        if name not in pages:
            pages[name] = context.new_page()
            pages[name].on("pageerror", lambda error: complaints.append(str(error)))
            pages[name].goto((built_site / name).as_uri())
        pages[name].bring_to_front()
        return pages[name]

    yield page
    context.close()
    assert not complaints


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))
