"""Pages at every width, light and dark, in print, without scripts, under a prefix, for those who do not see them."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pages.test_site import CHAPTERS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_any_width(visit, name):
    page = visit(name, width=360)
    for width in (320, 360, 800, 1199, 1200, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} at {width}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_a_machine_can_find(visit, name, scheme):
    page = visit(name, color_scheme=scheme, reduced_motion="reduce")
    for scene in page.locator("sim-scene").all():
        scene.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.querySelectorAll('sim-scene')].every(one => 'ready' in one.dataset)")
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_pictures_do_not_jump_when_the_player_takes_over(visit, name):
    page = visit(name)
    places = "() => [...document.querySelectorAll('figcaption, h2')].map(one => one.offsetTop)"
    still = visit(name, java_script_enabled=False)
    assert page.locator("sim-scene svg[data-panel]").count() == still.locator("sim-scene svg[data-panel]").count()
    page.wait_for_function("() => [...document.querySelectorAll('sim-scene[data-ready]')].length >= 0")
    boxes = page.locator("sim-scene svg[data-panel]").evaluate_all("all => all.map(one => one.clientHeight)")
    assert all(box > 100 for box in boxes)
    assert page.evaluate(places)


def test_without_scripts_a_strip_of_frames_and_the_caption_are_there(visit):
    page = visit("ch02_momentum.html", java_script_enabled=False)
    strip = page.locator("figure", has=page.locator('[data-scene="ravine"]')).locator(".strip img")
    assert 3 <= strip.count() <= 8
    for image in strip.all():
        image.scroll_into_view_if_needed()
        image.evaluate("one => one.decode()")
        assert image.evaluate("one => one.naturalWidth") > 100
    assert not page.locator(".transport").first.is_visible()
    assert not page.locator(".controls").first.is_visible()
    assert not page.locator("button.theme").is_visible()
    assert page.locator('[data-scene="ravine"] polyline').count() > 3


def test_the_theme_can_be_chosen_and_is_remembered_on_every_page(visit):
    page = visit("index.html", color_scheme="light")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(page.url.replace("index", "ch04_adam"))
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(paper) == light


def test_the_machine_s_theme_is_followed_and_may_change(visit):
    page = visit("ch04_adam.html", color_scheme="dark")
    ink = "() => getComputedStyle(document.querySelector('[data-scene=four] .layers polyline')).stroke"
    dark = page.evaluate(ink)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ink) != dark


def test_print_shows_pictures_and_answers_nothing_that_moves(visit):
    page = visit("ch02_momentum.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".transport", ".controls", "button.theme", ".turning", "quiz-card button"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator('[data-scene="ravine"] svg').first.is_visible()
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_the_site_works_under_any_prefix(built_site, browser, tmp_path):
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "book").symlink_to(built_site)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        lost = []
        page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/some/book/")
        page.get_by_role("link", name="Momentum").click()
        expect(page.locator("h1")).to_have_text("Momentum")
        page.locator('[data-scene="ravine"]').scroll_into_view_if_needed()
        page.wait_for_function("() => document.querySelector('[data-scene=ravine]').dataset.ready !== undefined")
        page.get_by_role("link", name="Chapter 3", exact=False).last.click()
        assert page.url.endswith("/some/book/ch03_adaptive.html")
        page.close()
        server.shutdown()
    assert not lost


def test_the_book_can_be_walked_by_keyboard(visit):
    page = visit("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.get_by_role("link", name="Momentum").focus()
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/ch02_momentum.html")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(NAME))
    assert {"Play", "Step", "Restart", "Momentum β"} <= {name.strip() for name in seen}


NAME = "() => (one => one.getAttribute('aria-label') || one.innerText || one.tagName)(document.activeElement)"


def test_a_card_stays_while_the_pointer_is_on_it_and_goes_with_escape(visit):
    page = visit("ch09_connections.html", reduced_motion="reduce")
    cite, card = page.locator("a.cite").first, page.locator("#card")
    cite.hover()
    assert len(card.inner_text()) > 40 and cite.get_attribute("title") is None
    card.hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0


def test_focus_shows_what_a_number_is_and_where_its_data_are(visit):
    page = visit("ch00_training.html", reduced_motion="reduce")
    fact, card = page.locator("a.fact").first, page.locator("#card")
    fact.focus()
    assert "Measured: " in card.inner_text() and "seed" in card.inner_text()
    assert card.locator("a").get_attribute("href") == fact.get_attribute("data-source")
    assert fact.get_attribute("aria-describedby") == "card" and card.get_attribute("role") == "tooltip"
    page.locator("a.term").first.focus()
    assert "Measured" not in card.inner_text() and fact.get_attribute("aria-describedby") is None


def test_the_first_tap_shows_the_card_and_the_second_follows(visit):
    page = visit("ch02_momentum.html", width=360, has_touch=True, reduced_motion="reduce")
    fact, card = page.locator("a.fact").nth(1), page.locator("#card")
    fact.tap()
    assert card.is_visible() and page.url.endswith("ch02_momentum.html")
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    fact.tap()
    page.wait_for_url("**/measured.html#*")


def test_without_javascript_numbers_and_terms_are_links_with_titles(visit):
    page = visit("ch00_training.html", java_script_enabled=False)
    for kind, target in (("fact", "measured.html#"), ("term", "glossary.html#"), ("cite", "#ref-")):
        link = page.locator(f"a.{kind}").first
        assert link.get_attribute("href").startswith(target) and len(link.get_attribute("title")) > 20
