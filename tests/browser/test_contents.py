"""The contents, from any page: the chapters, what was read, and where in this one the reader is."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers, too_wide


@pytest.fixture
def site(lesson):
    return lesson


def opened(visit, name, **options):
    page = visit(name, **options)
    page.locator(".contents-open").click()
    expect(page.locator("dialog.contents-sheet")).to_be_visible()
    return page


def test_it_shows_all_chapters_and_the_sections_of_this_one(visit):
    page = opened(visit, "ch00_falling.html")
    sheet = page.locator("dialog.contents-sheet")
    chapters = sheet.locator("nav > ol > li > a").all_inner_texts()
    assert chapters == ["Falling", "After"]
    assert sheet.locator("[aria-current=page]").inner_text() == "Falling"
    sections = sheet.locator("li li a").all_inner_texts()
    assert sections == ["What a step does", "What was asked", "In short", "References"]
    sheet.get_by_role("link", name="What was asked").click()
    page.wait_for_url("**#what-was-asked")
    expect(sheet).to_be_hidden()
    page.wait_for_function("() => document.getElementById('what-was-asked').getBoundingClientRect().top < 100")
    page.locator(".contents-open").evaluate("one => one.click()")  # without scrolling to it
    expect(page.locator("dialog.contents-sheet [aria-current=location]")).to_have_text("What was asked")


def test_what_was_read_is_told(visit):
    page = visit("ch00_falling.html")
    page.evaluate("press.remember('read/ch01_after', '1')")
    page.locator(".contents-open").click()
    expect(page.locator("dialog.contents-sheet small").nth(1)).to_have_text("Chapter 1 · read")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_has_no_barriers(visit, scheme):
    page = opened(visit, "ch00_falling.html", width=360, color_scheme=scheme)
    assert too_wide(page) == []
    assert barriers(page) == []


def test_keys_open_it_and_escape_leads_back(visit):
    page = visit("ch01_after.html")
    page.locator(".contents-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.contents-sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.contents-sheet")).to_be_hidden()
    expect(page.locator(".contents-open")).to_be_focused()
