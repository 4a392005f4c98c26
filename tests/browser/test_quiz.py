"""Questions: answered, replied to, tried again, remembered; by mouse and by keyboard; with memory and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.answering import answer, questions

PAGE = "ch00_falling.html"
NO_MEMORY = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


@pytest.fixture
def site(lesson):
    return lesson


@pytest.mark.parametrize("kind", ["single", "several", "number", "predict"])
def test_a_question_says_what_is_right_and_replies(visit, kind):
    quiz = questions(visit(PAGE), kind).first
    expect(quiz.locator(".answers")).to_be_hidden()
    assert quiz.locator(".reply.shown").count() == 0
    answer(quiz, right=False)
    expect(quiz.locator(".verdict")).to_contain_text("✗")
    assert quiz.locator(".reply.shown").count() == 1
    quiz.get_by_role("button", name="Try again").click()
    expect(quiz.locator(".verdict")).to_be_empty()
    assert quiz.locator("input:checked").count() == 0
    assert quiz.locator(".reply.shown").count() == 0
    answer(quiz)
    expect(quiz.locator(".verdict")).to_contain_text("✓ Right")
    expect(quiz.get_by_role("button", name="Try again")).to_be_hidden()
    assert quiz.locator(".reply.shown").count() == (2 if kind == "several" else 1)


def test_every_option_has_its_own_reply_under_it(visit):
    quiz = questions(visit(PAGE), "single").first
    replies = set()
    for option in quiz.locator(".option").all():
        option.locator("input").check()
        quiz.get_by_role("button", name="Check").click()
        replies.add(option.locator(".reply.shown").inner_text())
    assert len(replies) == 3


def test_several_right_answers_are_right_only_together(visit):
    quiz = questions(visit(PAGE), "several").first
    right = quiz.locator("input[data-right]")
    assert right.count() == 2
    right.first.check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_have_text("✗ Not all of it.")
    for option in right.all():
        option.check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_contain_text("✓")


@pytest.mark.parametrize(
    ("given", "verdict", "replies"),
    [
        ("0.25", "✓", ["Half of the half is left."]),
        ("0,255", "✓", ["Half of the half is left."]),
        (" .5 ", "✗", ["That is after one step, and there were two."]),
        ("−7", "✗", ["Take half of it twice."]),
        ("1/4", "✓", ["Half of the half is left."]),
        ("25 %", "✓", ["Half of the half is left."]),
        ("2.5 · 10^−1 of it", "✓", ["Half of the half is left."]),
        ("-7,000 steps", "✗", ["Take half of it twice."]),
        ("four", "not a number", []),
        ("0x1", "not a number", []),
        ("1,5,2", "not a number", []),
        ("", "Write a number", []),
    ],
)
def test_a_number_has_a_tolerance_and_replies_to_known_mistakes(visit, given, verdict, replies):
    quiz = questions(visit(PAGE), "number").first
    quiz.get_by_label("Your answer").fill(given)
    quiz.get_by_label("Your answer").press("Enter")
    expect(quiz.locator(".verdict")).to_contain_text(verdict)
    assert quiz.locator(".reply.shown").all_inner_texts() == replies


def test_nothing_chosen_is_said(visit):
    quiz = questions(visit(PAGE), "single").first
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(".verdict")).to_have_text("Choose an answer first.")


def test_a_question_can_be_answered_by_keyboard_alone(visit):
    page = visit(PAGE)
    quiz = questions(page, "single").first
    quiz.locator("input").first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert quiz.locator("input").nth(2).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(quiz.locator(".verdict")).not_to_be_empty()


def test_answers_and_reading_are_remembered_and_shown_on_the_contents_page(visit):
    page = visit(PAGE)
    answer(questions(page, "single").first)
    page.reload()
    expect(questions(page, "single").first.locator(".verdict")).to_contain_text("✓ Right")
    expect(questions(page, "several").first.locator(".verdict")).to_be_empty()
    contents = page.url.replace("ch00_falling", "index")
    page.goto(contents)
    card = page.locator('[data-chapter="ch00_falling"] .done')
    expect(card).to_have_text(" · 1 answered")
    page.go_back()
    page.locator(".turning").scroll_into_view_if_needed()
    page.wait_for_function("() => Object.keys(localStorage).some(key => key.endsWith('read/ch00_falling'))")
    for one in page.locator("quiz-card").all():
        answer(one)
    page.goto(contents)
    expect(card).to_have_text(" · read, all answered")
    expect(page.locator('[data-chapter="ch01_after"] .done')).to_be_empty()


def test_a_wrong_answer_is_remembered_and_takes_the_right_one_back(visit):
    page = visit(PAGE)
    answer(questions(page, "number").first)
    answer(questions(page, "number").first, right=False)
    page.reload()
    expect(questions(page, "number").first.locator(".verdict")).to_contain_text("✗")
    page.goto(page.url.replace("ch00_falling", "index"))
    expect(page.locator('[data-chapter="ch00_falling"] .done')).to_be_empty()


def test_where_memory_is_blocked_everything_works_all_the_same(visit):
    page = visit(PAGE, before=NO_MEMORY)
    for quiz in page.locator("quiz-card").all():
        answer(quiz)
        expect(quiz.locator(".verdict")).to_contain_text("✓")
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_role("button", name="Light")).to_be_visible()
    page.goto(page.url.replace("ch00_falling", "index"))
    expect(page.locator('[data-chapter="ch00_falling"] .done')).to_be_empty()


def test_without_scripts_the_answers_can_be_opened(visit):
    page = visit(PAGE, java_script_enabled=False)
    cards = page.locator("quiz-card").all()
    assert len(cards) == 4
    for quiz in cards:
        assert not quiz.get_by_role("button", name="Check").is_visible()
        reply = quiz.locator(".answers li").first
        assert not reply.is_visible()
        quiz.locator("summary").click()
        assert reply.is_visible()


def test_the_chooser_shows_one_setup_at_a_time_and_all_without_scripts(visit):
    page = visit(PAGE)
    choices, select = page.locator("setup-chooser .choice"), page.locator("setup-chooser select")
    assert choices.count() == 2
    for n in range(2):
        select.select_option(str(n))
        assert [choice.is_visible() for choice in choices.all()] == [n == 0, n == 1]
    plain = visit(PAGE, java_script_enabled=False).locator("setup-chooser .choice")
    assert [choice.is_visible() for choice in plain.all()] == [True, True]


def test_a_prediction_unlocks_its_simulation_when_it_is_answered(visit):
    page = visit(PAGE)
    locked = page.locator("sim-scene[data-locked]")
    assert locked.count() == 1
    answer(questions(page, "single").first)
    assert locked.count() == 1
    answer(questions(page, "predict").first, right=False)
    assert locked.count() == 0
