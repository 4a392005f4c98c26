"""Every word of the interface comes from the language's file: a page in a made-up language has none of its own."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from engine.pages.wording import ENGLISH
from tests.browser.looking import wake
from tests.golden.cases import HERE, build

SAID = """() => {
    const hidden = "script, noscript, style, math, code, pre, .method dd";
    const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const said = [];
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(hidden)) said.push(walk.currentNode.data);
    for (const name of ["aria-label", "title", "alt", "placeholder", "aria-valuetext"])
        for (const one of document.querySelectorAll(`[${name}]`)) said.push(one.getAttribute(name));
    return said;
}"""
KNOWN = {"SVG", "PNG", "BibTeX", "twelve"}  # names of formats, and English that its author asked for by `:w`
TOOLS = ("link", "table", "picture", "data", "run", "embed", "keys")


def made_up(text):
    """A text of a file of words, in the language that has all words of English between brackets."""
    if isinstance(text, dict):
        return {key: made_up(one) for key, one in text.items()}
    return [made_up(one) for one in text] if isinstance(text, list) else f"⟦{text}⟧"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("made-up")
    shutil.copytree(HERE / "lesson" / "chapters", folder / "chapters")
    own = folder / "chapters" / "templates" / "languages"
    own.mkdir(parents=True)
    words = made_up(yaml.safe_load(ENGLISH.read_text(encoding="utf-8")))
    (own / "en.yml").write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    return build(folder / "chapters", folder / "site")


def of_the_interface(page) -> set[str]:
    """The words of a page that stand in no brackets and that nobody wrote in the book's own files."""
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((HERE / "lesson" / "chapters").rglob("*.*"))
    )
    found = set()
    for text in page.evaluate(SAID):
        while (bare := re.sub("⟦[^⟦⟧]*⟧", " ", text)) != text:
            text = bare
        found |= set(re.findall(r"[^\W\d_]{3,}", text))
    found -= KNOWN
    return {word for word in found if not re.search(rf"\b{word}\b", written, re.I)}


@pytest.mark.parametrize("name", ["index.html", "404.html", "glossary.html", "measured.html", "references.html"])
def test_a_page_says_nothing_of_its_own(visit, name):
    assert of_the_interface(visit(name)) == set()


def test_a_chapter_says_nothing_of_its_own_when_all_is_touched(visit):
    page = visit("ch00_falling.html")
    for button in page.locator("quiz-card button[type=submit]").all():
        button.click()
    for number, card in enumerate(page.locator("quiz-card").all()):
        field = card.locator("input").first
        field.fill("7") if field.get_attribute("type") == "text" else field.check()
        card.locator("button[type=submit]").click()
        assert card.locator(".verdict").inner_text().strip("✓✗ ").startswith("⟦"), number
    wake(page)
    page.locator("sim-scene .play").first.click()
    found = of_the_interface(page)
    for tool in TOOLS:
        page.locator(f"sim-scene [data-tool={tool}]").first.click()
        page.wait_for_timeout(200)
        found |= of_the_interface(page)
        if tool != "link":
            page.keyboard.press("Escape")
    assert found == set()


def test_the_first_page_says_in_its_language_where_to_go_on(visit):
    visit("ch01_after.html")
    page = visit("index.html")
    assert page.locator(".begin").inner_text() == "⟦Go on: ⟦Chapter 1⟧⟧"
    assert of_the_interface(page) == set()
