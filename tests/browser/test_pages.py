"""Pages at every width, light and dark, in print, without scripts, under a prefix, for those who do not see them."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.looking import WATCH, barriers, moved, off_target, sizes, too_wide, wake
from tests.chromium import watch

CHAPTER = "ch00_falling.html"
PAGES = ["index.html", "404.html", "glossary.html", "measured.html", "references.html", CHAPTER, "ch01_after.html"]
PAPER = "() => getComputedStyle(document.body).backgroundColor"
NAME = "() => (one => one.getAttribute('aria-label') || one.innerText || one.tagName)(document.activeElement)"


@pytest.fixture
def site(lesson):
    return lesson


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_any_width(visit, name):
    assert too_wide(visit(name, width=360)) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_a_machine_can_find(visit, name, scheme):
    page = visit(name, color_scheme=scheme, reduced_motion="reduce")
    wake(page)
    assert barriers(page) == []


def test_the_pictures_are_as_large_when_the_player_takes_over(visit):
    still = sizes(visit(CHAPTER, java_script_enabled=False))
    page = visit(CHAPTER)
    wake(page)
    assert sizes(page) == still
    assert [len(scene) for scene in still] == [1]
    assert min(still[0][0]) > 100


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_moves_by_itself(visit, width):
    page = visit(CHAPTER, width=width, before=WATCH)
    assert moved(page) < 0.02
    assert off_target(visit(CHAPTER, width=width, reduced_motion="reduce"), "what-was-asked") < 8


def test_without_scripts_a_strip_of_frames_and_the_caption_are_there(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    figure = page.locator("figure.scene")
    assert not figure.locator(".strip").is_visible()  # it would answer the question
    figure.locator("details:not(.method) > summary").click()
    strip = figure.locator(".strip img").all()
    assert len(strip) == 5
    for image in strip:
        image.scroll_into_view_if_needed()
        image.evaluate("one => one.decode()")
        assert image.evaluate("one => one.naturalWidth") > 100
        assert image.get_attribute("alt") == "A curve that falls to 3.9·10⁻³ in 48 steps of twelve runs."
    expect(figure.locator("figcaption")).to_contain_text("Figure 0.1. The loss falls to 3.9·10−3")
    for hidden in (".transport", ".controls", "button.theme", ".quiz-actions", "setup-chooser label"):
        assert page.locator(hidden).count(), hidden
        assert not page.locator(hidden).first.is_visible(), hidden
    assert figure.locator("svg[data-panel] .grid").first.is_visible()


def test_the_theme_can_be_chosen_and_is_remembered_on_every_page(visit):
    page = visit("index.html", color_scheme="light")
    light = page.evaluate(PAPER)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(PAPER)
    assert dark != light
    page.goto(page.url.replace("index", "ch01_after"))
    assert page.evaluate(PAPER) == dark
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(PAPER) == light


def test_the_machine_s_theme_is_followed_and_may_change(visit):
    page = visit(CHAPTER, color_scheme="dark")
    ink = "() => getComputedStyle(document.querySelector('.layers polyline')).stroke"
    dark, button = page.evaluate(ink), page.locator("button.theme")
    expect(button).to_have_text("Light")
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ink) != dark
    expect(button).to_have_text("Dark")


def test_print_shows_pictures_and_nothing_that_moves(visit):
    page = visit(CHAPTER, color_scheme="dark")
    wake(page)
    moving = (".transport", ".controls", "button.theme", ".turning", "quiz-card button")
    assert all(page.locator(hidden).first.is_visible() for hidden in moving)
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in moving:
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("sim-scene svg[data-panel]").first.is_visible()
    assert page.evaluate(PAPER) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def test_the_site_works_under_any_prefix(lesson, context_of, tmp_path):
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "book").symlink_to(lesson)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = context_of().new_page()
        lost, asked = [], []
        page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
        page.on("response", lambda answer: asked.append(answer.url))
        page.goto(f"http://127.0.0.1:{server.server_port}/some/book/")
        page.get_by_role("link", name="Falling").click()
        expect(page.locator("h1")).to_have_text("Falling")
        wake(page)
        page.get_by_role("link", name="Chapter 1", exact=False).last.click()
        assert page.url.endswith("/some/book/ch01_after.html")
        page.close()
        server.shutdown()
    assert not lost
    assert {"bowl.js", "page.js", "player.js", "page.css"} <= {url.rpartition("/")[2] for url in asked}


def test_a_book_can_be_walked_by_keyboard(visit):
    page = visit("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.get_by_role("link", name="Falling").focus()
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{CHAPTER}")
    wake(page)
    page.get_by_role("button", name="Show me").click()
    page.locator(".skip").focus()
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(NAME).strip())
    assert not {"Restart", "Reset"} & seen  # a row of buttons is one stop
    assert {"Pause", "Play"} & seen
    assert {"Pin", "Learning rate", "Check", "Formula 0.1", "Table", "Code", "Copy"} <= seen


def test_a_card_stays_while_the_pointer_is_on_it_and_goes_with_escape(visit):
    page = visit(CHAPTER, reduced_motion="reduce")
    cite, card = page.locator("a.cite").first, page.locator("#card")
    cite.hover()
    assert card.inner_text().startswith("H. Robbins and S. Monro (1951).")
    assert cite.get_attribute("title") is None
    card.hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0


def test_focus_shows_what_a_number_is_and_where_its_data_are(visit):
    page = visit(CHAPTER, reduced_motion="reduce")
    fact, card = page.locator("a.fact").first, page.locator("#card")
    fact.focus()
    assert "Measured: loss after the last step" in card.inner_text()
    assert "seed" in card.inner_text()
    assert card.locator("a").get_attribute("href") == fact.get_attribute("data-source") == "data/bowl.json"
    assert fact.get_attribute("aria-describedby") == "card"
    assert card.get_attribute("role") == "tooltip"
    page.locator("a.term").first.focus()
    assert card.inner_text() == "How far a step goes for a slope of one."
    assert fact.get_attribute("aria-describedby") is None


def test_the_first_tap_shows_the_card_and_the_second_follows(visit):
    page = visit(CHAPTER, width=360, has_touch=True, reduced_motion="reduce")
    fact, card = page.locator("a.fact").first, page.locator("#card")
    fact.tap()
    assert card.is_visible()
    assert page.url.endswith(CHAPTER)
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    fact.tap()
    page.wait_for_url("**/measured.html#bowl.loss")


def test_without_javascript_numbers_and_terms_are_links_with_titles(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    for kind, target in (("fact", "measured.html#"), ("term", "glossary.html#"), ("cite", "#ref-")):
        link = page.locator(f"a.{kind}").first
        assert link.get_attribute("href").startswith(target)
        assert len(link.get_attribute("title")) > 20


@pytest.mark.parametrize("script", ["console.error('no')", "fetch('https://example.org/')", "nothing.there"])
def test_what_a_page_complains_of_or_asks_the_network_for_is_noted(context_of, lesson, script):
    page, complaints = context_of().new_page(), []
    watch(page, complaints)
    page.goto((lesson / "ch01_after.html").as_uri())
    assert complaints == []
    page.evaluate(f"() => {{ setTimeout(() => {{ {script} }}) }}")
    page.wait_for_timeout(200)
    page.close()
    assert complaints


def test_printed_answers_are_gathered_at_the_end(visit):
    page = visit(CHAPTER, color_scheme="dark")
    questions = page.locator("quiz-card").count()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".gathered > ol > li").count() == questions
    assert page.locator(".gathered li").first.is_visible()
    assert not page.locator(".quiz .answers").first.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gathered").count() == 0
