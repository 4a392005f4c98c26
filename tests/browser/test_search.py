"""Search, on a disk as everywhere: what is found, by which words, and how one gets there by keys alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import barriers, too_wide
from tests.golden.cases import build

PAGE = "ch01_after.html"


@pytest.fixture
def site(lesson):
    return lesson


def asked(page, words: str) -> list[str]:
    """What is found for words, a title each."""
    page.locator("dialog.search input").fill(words)
    page.wait_for_function("words => document.querySelector('.search ol').dataset.asked === words", arg=words)
    return [title.strip() for title in page.locator("dialog.search li b").all_inner_texts()]


def opened(visit, name=PAGE, **options):
    page = visit(name, **options)
    page.keyboard.press("/")
    expect(page.locator("dialog.search input")).to_be_focused()
    return page


def test_nothing_of_it_is_loaded_before_it_is_asked_for(visit):
    page = visit(PAGE)
    assert page.evaluate("typeof MiniSearch") == "undefined"
    assert page.evaluate("typeof press.search") == "undefined"


def test_sections_figures_questions_and_terms_are_found_with_typing_errors_and_in_part(visit):
    page = opened(visit)
    assert "What a step does" in asked(page, "step does")
    assert asked(page, "figure 0.1")[0] == "Figure 0.1. A bowl"
    assert "epoch" in asked(page, "epohc")
    assert "learning rate" in asked(page, "learnin")
    assert "Which rates leave the bowl? More than one is right." in asked(page, "leave the bowl")
    assert asked(page, "zebra") == []
    assert page.locator(".search .found").inner_text() == "0 found"


def test_an_excerpt_shows_the_words_that_were_found(visit):
    page = opened(visit)
    asked(page, "shrinks")
    lit = page.locator("dialog.search li").first.locator("mark").all_inner_texts()
    assert lit == ["shrinks"]


def test_keys_alone_lead_to_a_result_and_back(visit):
    page = opened(visit)
    asked(page, "what was asked")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.tagName") == "A"
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog.search input")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ch00_falling.html#what-was-asked")
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_fits_a_phone_and_has_no_barriers(visit, scheme):
    page = opened(visit, width=360, color_scheme=scheme)
    asked(page, "rate")
    assert too_wide(page) == []
    assert barriers(page) == []


def test_without_scripts_nothing_offers_it(visit):
    assert not visit(PAGE, java_script_enabled=False).locator(".search-open").is_visible()


@pytest.fixture(scope="module")
def chinese(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chinese")
    (folder / "chapters" / "ch00_start").mkdir(parents=True)
    (folder / "chapters" / "book.yml").write_text("title: 优化\nlanguage: zh\n", encoding="utf-8")
    text = "# 优化入门\n\n## 学习率\n\n学习率决定每一步走多远。\n\n## 动量\n\n动量让小球穿过峡谷。\n"
    (folder / "chapters" / "ch00_start" / "chapter.md").write_text(text, encoding="utf-8")
    return build(folder / "chapters", folder / "site")


def test_words_are_found_in_a_script_that_has_no_spaces(visit, chinese):
    page = visit(PAGE)
    page.goto((chinese / "index.html").as_uri())
    page.locator(".search-open").click()
    assert asked(page, "动量") == ["动量"]
    assert asked(page, "峡谷") == ["动量"]
