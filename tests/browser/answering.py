"""How a reader answers a question."""


def questions(page, kind):
    """The questions of a kind on a page."""
    return page.locator(f'quiz-card[data-kind="{kind}"]')


def answer(quiz, right=True):
    """Choose all right options, or one wrong, or write the number, and check."""
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
