"""Questions: answered, replied to, tried again, remembered; by mouse and by keyboard; with memory and without."""

import pytest
from playwright.sync_api import expect

from tests.pages.test_site import BOOK, CHAPTERS

NO_MEMORY = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


def questions(page, kind):
    return page.locator(f'quiz-card[data-kind="{kind}"]')


def answer(quiz, right=True):
    """Choose all right options, or one wrong, and check."""
    for option in quiz.locator("input[type=radio], input[type=checkbox]").all():
        is_right = option.get_attribute("data-right") is not None
        if option.get_attribute("type") == "checkbox":
            option.set_checked(is_right == right)
        elif is_right == right:
            option.check()
    number = quiz.locator("input[type=text]")
    if number.count():
        number.fill(number.get_attribute("data-answer") if right else "-987")
    quiz.get_by_role("button", name="Check").click()


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_question_says_what_is_right_and_replies(visit, name):
    page = visit(name)
    for quiz in page.locator("quiz-card").all():
        expect(quiz.locator(".answers")).to_be_hidden()
        assert quiz.locator(".reply.shown").count() == 0
        answer(quiz, right=False)
        expect(quiz.locator(".verdict")).to_contain_text("✗")
        assert all(len(reply) > 14 for reply in quiz.locator(".reply.shown").all_inner_texts())
        assert quiz.locator(".reply.shown").count() >= 1
        quiz.get_by_role("button", name="Try again").click()
        expect(quiz.locator(".verdict")).to_be_empty()
        assert quiz.locator("input:checked").count() == 0
        answer(quiz)
        expect(quiz.locator(".verdict")).to_contain_text("✓ Right")
        expect(quiz.get_by_role("button", name="Try again")).to_be_hidden()


def test_every_wrong_option_has_a_reply_of_its_own(visit):
    quiz = questions(visit("ch02_momentum.html"), "single").first
    replies = set()
    for option in quiz.locator("input").all():
        option.check()
        quiz.get_by_role("button", name="Check").click()
        replies.add(quiz.locator(".reply.shown").inner_text())
    assert len(replies) == 4


def test_several_right_answers_are_right_only_together(visit):
    quiz = questions(visit("ch01_sgd.html"), "several").first
    right = quiz.locator("input[data-right]")
    assert right.count() >= 2
    right.first.check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_contain_text("✗")
    for option in right.all():
        option.check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_contain_text("✓")


@pytest.mark.parametrize(
    ("given", "verdict", "reply"),
    [
        ("4", "✓", "root of the size"),
        ("4,0", "✓", "root of the size"),
        (" 2 ", "✗", "variance"),
        ("7", "✗", "proportional"),
        ("four", "not a number", ""),
        ("", "Write a number", ""),
    ],
)
def test_a_number_has_a_tolerance_and_replies_to_known_mistakes(visit, given, verdict, reply):
    quiz = questions(visit("ch01_sgd.html"), "number").first
    quiz.get_by_label("Your answer").fill(given)
    quiz.get_by_label("Your answer").press("Enter")
    expect(quiz.locator(".verdict")).to_contain_text(verdict)
    shown = quiz.locator(".reply.shown")
    assert reply in (shown.inner_text() if shown.count() else "")


def test_nothing_chosen_is_said(visit):
    quiz = questions(visit("ch02_momentum.html"), "single").first
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_have_text("Choose an answer first.")


def test_a_question_can_be_answered_by_keyboard_alone(visit):
    page = visit("ch02_momentum.html")
    quiz = questions(page, "single").first
    quiz.locator("input").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert quiz.locator("input").nth(3).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(quiz.locator(".verdict")).not_to_be_empty()


def test_answers_and_reading_are_remembered_and_shown_on_the_contents_page(visit):
    page = visit("ch02_momentum.html")
    quiz = questions(page, "single").first
    answer(quiz)
    page.reload()
    expect(questions(page, "single").first.locator(".verdict")).to_contain_text("✓ Right")
    expect(questions(page, "single").nth(1).locator(".verdict")).to_be_empty()
    page.locator(".turning").scroll_into_view_if_needed()
    contents = page.url.replace("ch02_momentum", "index")
    page.wait_for_timeout(200)
    page.goto(contents)
    card = page.locator('[data-chapter="ch02_momentum"] .done')
    expect(card).to_have_text(" · read, 1 answered")
    expect(page.locator('[data-chapter="ch03_adaptive"] .done')).to_be_empty()
    page.goto(contents.replace("index", "ch02_momentum"))
    for one in page.locator("quiz-card").all():
        answer(one)
    page.goto(contents)
    expect(card).to_have_text(" · read, all answered")


def test_where_memory_is_blocked_everything_works_all_the_same(visit):
    page = visit("ch02_momentum.html", before=NO_MEMORY)
    for quiz in page.locator("quiz-card").all():
        answer(quiz)
        expect(quiz.locator(".verdict")).to_contain_text("✓")
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_role("button", name="Light")).to_be_visible()
    page.goto(page.url.replace("ch02_momentum", "index"))
    expect(page.locator('[data-chapter="ch02_momentum"] .done')).to_be_empty()


def test_without_scripts_the_answers_can_be_opened(visit):
    page = visit("ch02_momentum.html", java_script_enabled=False)
    for quiz in page.locator("quiz-card").all():
        assert not quiz.get_by_role("button", name="Check").is_visible()
        quiz.locator("summary").click()
        expect(quiz.locator(".answers")).to_contain_text("Right")


def test_the_chooser_shows_one_setup_at_a_time_and_all_without_scripts(visit):
    page = visit("ch09_connections.html")
    choices, select = page.locator("setup-chooser .choice"), page.locator("setup-chooser select")
    for n in range(choices.count()):
        select.select_option(str(n))
        assert [choices.nth(i).is_visible() for i in range(choices.count())] == [i == n for i in range(choices.count())]
    plain = visit("ch09_connections.html", java_script_enabled=False).locator("setup-chooser .choice")
    assert all(plain.nth(i).is_visible() for i in range(plain.count())) and plain.count() == choices.count()


def test_the_contents_page_counts_what_the_chapters_hold(visit):
    page = visit("index.html")
    for chapter in BOOK.chapters:
        counts = page.locator(f'[data-chapter="{chapter.slug}"] .counts').inner_text()
        own = visit(chapter.page)
        questions_there = own.locator("quiz-card").count()
        assert f"{questions_there} question" in counts
        scenes = own.locator("sim-scene").count()
        assert f"{scenes} simulation" in counts or scenes == 0
