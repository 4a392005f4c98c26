"""One simulation alone, in a frame of another page."""

import re

import pytest

from tests.browser.looking import barriers, too_wide, wake

PAGE = "embed/bowl.html"
CHAPTER = "ch00_falling.html"


@pytest.fixture
def site(lesson):
    return lesson


def test_alone_it_plays_answers_and_says_where_it_is_from(visit, site):
    page = visit(PAGE, reduced_motion="reduce")
    wake(page)
    assert barriers(page) == []
    assert too_wide(page) == []
    slider = page.locator("sim-scene input[data-axis][type=range]").first
    slider.focus()
    before = page.locator("svg[data-panel]").first.inner_html()
    slider.press("End")
    page.wait_for_function("before => document.querySelector('svg[data-panel]').innerHTML !== before", arg=before)
    assert page.locator(".imprint").inner_text() == "From A lesson: Falling · One, Another · CC BY 4.0"
    leads = page.locator("main a[href]").evaluate_all("all => all.map(one => [one.getAttribute('href'), one.target])")
    within = [(href, target) for href, target in leads if not href.startswith("http")]
    assert ["../ch00_falling.html#fig-bowl", "_top"] in [list(one) for one in within]
    assert all(href.startswith("../") for href, _ in within)
    assert all(target == "_top" for href, target in within if ".html" in href), "none opens the book in the frame"
    for href, _ in within:
        path, _, anchor = href.partition("#")
        text = (site / "embed" / path).read_text()
        assert not anchor or f'id="{anchor}"' in text


def test_without_scripts_its_picture_and_caption_are_there(visit):
    page = visit(PAGE, java_script_enabled=False)
    assert page.locator("figcaption").is_visible()
    assert page.locator(".strip img").count() == 5


def test_what_the_chapter_offers_to_copy_shows_it_as_high_as_it_is_and_as_it_was_set(visit, site, tmp_path):
    page = visit(CHAPTER)
    page.locator("predict-first .show").first.click()
    wake(page)
    slider = page.locator("sim-scene input[data-axis][type=range]").first
    slider.focus()
    slider.press("End")
    page.locator("[data-tool=embed]").first.click()
    code = page.locator("dialog code").inner_text()
    host = site / "host.html"
    host.write_text(f"<!DOCTYPE html><html lang=en><title>Host</title><main>{code}</main></html>")
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("sim-scene[data-ready]").wait_for()
    page.wait_for_function("() => document.querySelector('iframe').height !== '640'")
    height = int(page.locator("iframe").get_attribute("height"))
    assert height == frame.locator("html").evaluate("one => Math.ceil(one.getBoundingClientRect().height)")
    assert frame.locator("html").evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    moved = frame.locator("sim-scene input[data-axis][type=range]").first
    assert moved.input_value() == moved.get_attribute("max")
    assert re.search(r'title="[^"]+"', code)
    host.unlink()
