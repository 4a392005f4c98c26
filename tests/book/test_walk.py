"""Every page of the book in a browser: at every width, light and dark, its questions answered, its pictures still."""

import pytest
from playwright.sync_api import expect

from tests.book.pages import BOOK, CHAPTERS, PAGES
from tests.browser.answering import answer
from tests.browser.looking import WATCH, barriers, moved, off_target, sizes, too_wide, wake


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_any_width(visit, name):
    assert too_wide(visit(name, width=360)) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_a_machine_can_find(visit, name, scheme):
    page = visit(name, color_scheme=scheme, reduced_motion="reduce")
    wake(page)
    assert barriers(page) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_pictures_are_as_large_when_the_player_takes_over(visit, name):
    still = sizes(visit(name, java_script_enabled=False))
    page = visit(name)
    wake(page)
    assert sizes(page) == still
    assert all(min(width, height) > 100 for scene in still for width, height in scene)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_moves_by_itself_and_a_link_lands(visit, name, width):
    page = visit(name, width=width, before=WATCH)
    targets = page.locator("h2[id]").evaluate_all("all => all.map(one => one.id)")
    assert moved(page) < 0.02
    for target in targets[-2:-1]:
        assert off_target(visit(name, width=width, reduced_motion="reduce"), target) < 8, target


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_question_says_what_is_right_and_replies(visit, name):
    for quiz in visit(name).locator("quiz-card").all():
        answer(quiz, right=False)
        expect(quiz.locator(".verdict")).to_contain_text("✗")
        replies = quiz.locator(".reply.shown").all_inner_texts()
        assert replies
        assert all(len(reply) > 14 for reply in replies)
        quiz.get_by_role("button", name="Try again").click()
        answer(quiz)
        expect(quiz.locator(".verdict")).to_contain_text("✓ Right")


def test_the_contents_page_counts_what_the_chapters_hold(visit):
    contents = visit("index.html")
    said = [line.inner_text() for line in contents.locator(".counts").all()]
    for chapter, counts in zip(BOOK.chapters, said, strict=True):
        own = visit(chapter.page, java_script_enabled=False)
        questions, scenes = own.locator("quiz-card").count(), own.locator("sim-scene").count()
        simulations = f"{scenes} simulation{'s' * (scenes != 1)} · " if scenes else ""
        assert counts == f"{simulations}{questions} question{'s' * (questions != 1)}"


def test_printed_the_panels_of_a_figure_stand_side_by_side_and_light(visit):
    page = visit("ch02_momentum.html", width=720, color_scheme="dark")
    wake(page)
    page.emulate_media(media="print", color_scheme="dark")
    main, side = (page.locator('[data-scene="ravine"] [data-panel]').nth(n).bounding_box() for n in (0, 1))
    assert main["y"] == side["y"]
    assert main["x"] + main["width"] <= side["x"]
    fill = "one => getComputedStyle(one.querySelector('.bands path')).fill"
    red, green, blue = map(int, page.locator('[data-scene="ravine"]').evaluate(fill)[4:-1].split(", "))
    assert min(red, green, blue) > 150
