"""A block, a mark, a kind of question, a page, a chapter: how many files each takes, and that it works then."""

from playwright.sync_api import expect

HEAD = "---\ntitle: Start\nsummary: Where it starts.\n---\n\n"

BLOCK = '''"""::: recipe | Title: a list of what one needs."""

from engine.pages.blocks._titled import Titled


class Recipe(Titled):
    """What one needs."""

    kind, title = "recipe", "Recipe"


KIND = Recipe
'''


def test_a_block_is_a_file_and_its_template(copy):
    copy.write("engine/pages/blocks/recipe.py", BLOCK)
    copy.write(
        "site_templates/blocks/recipe.html", '<aside class="recipe"><b>{{ title|safe }}</b>{{ body|safe }}</aside>\n'
    )
    assert len(copy.touched()) == 2
    page = copy.site({"ch00_start/chapter.md": f"{HEAD}::: recipe | Bread\n- *Flour*\n:::\n"}) / "ch00_start.html"
    assert '<aside class="recipe"><b>Bread</b><ul>\n<li><em>Flour</em></li>\n</ul></aside>' in page.read_text()


MARK = '''"""[[Key]]: a key of the keyboard."""

from html import escape

from engine.pages.marks._mark import Mark

MARK = Mark(r"\\[\\[(?P<key>[^\\]]+)\\]\\]", lambda match, sheet, place: f"<kbd>{escape(match['key'])}</kbd>")
'''


def test_a_mark_in_running_text_is_a_file(copy):
    copy.write("engine/pages/marks/key.py", MARK)
    assert len(copy.touched()) == 1
    page = copy.site({"ch00_start/chapter.md": f"{HEAD}Press [[<]], *not* `[[<]]`.\n"}) / "ch00_start.html"
    assert "<p>Press <kbd>&lt;</kbd>, <em>not</em> <code>[[&lt;]]</code>.</p>" in page.read_text()


QUIZ = '''"""A word: `~ answer`."""

from engine.pages.blocks._question import Quizzing


def claims(body):
    """Whether any line is a word."""
    return body.startswith("~ ")


def read(question, desk):
    """The word."""
    return {"kind": "word", "word": question.body[2:].strip()}


QUIZ = Quizzing(claims, read)
'''
TEMPLATE = """{% macro inputs(quiz) %}
<label>Word <input type="text" data-word="{{ quiz.word }}"></label>
{% endmacro %}
{% macro answers(quiz) %}
<p>{{ quiz.word }}</p>
{% endmacro %}
"""
SCRIPT = """press.quizzes.word = {
  ask: "Write a word first.",
  wrong: "Another word.",
  given: (card) => card.inputs[0].value,
  restore(card, known) {
    card.inputs[0].value = known;
  },
  check: (card, given) => given === card.inputs[0].dataset.word,
};
"""


def test_a_kind_of_question_is_a_file_its_template_and_its_script(copy, context_of):
    copy.write("engine/pages/blocks/quizzes/word.py", QUIZ)
    copy.write("site_templates/blocks/quizzes/word.html", TEMPLATE)
    copy.write("site_templates/page/17-word.js", SCRIPT)
    assert len(copy.touched()) == 3
    site = copy.site({"ch00_start/chapter.md": f"{HEAD}::: quiz | What moves?\n~ momentum\n:::\n"})
    page = context_of().new_page()
    page.goto((site / "ch00_start.html").as_uri())
    for given, verdict in (("", "Write a word first."), ("rest", "✗ Another word."), ("momentum", "✓ Right.")):
        page.get_by_label("Word").fill(given)
        page.get_by_role("button", name="Check").click()
        expect(page.locator(".verdict")).to_have_text(verdict)
    page.reload()
    expect(page.locator(".verdict")).to_have_text("✓ Right.")
    page.evaluate("() => localStorage.clear()")
    page.close()


LIST = '''"""questions.html: the questions of every chapter."""

from engine.pages.lists._list import Listing


def entries(book, sheets):
    """The ids, by chapter."""
    return {"asked": [(sheet.chapter, sheet.ledger.questions) for sheet in sheets if sheet.ledger.questions]}


LIST = Listing(entries, "All questions")
'''
PAGE = """{% extends "list.html" %}
{% block heading %}Questions{% endblock %}
{% block list %}
{% for chapter, ids in asked %}<p>{{ chapter.about.title }}: {{ ids|length }}</p>{% endfor %}
{% endblock %}
"""
ASKED = "::: quiz | What?\n- [x] This.\n  > Yes.\n- [ ] That.\n  > No.\n:::\n"


def test_a_page_that_lists_something_is_a_file_and_its_template(copy):
    copy.write("engine/pages/lists/questions.py", LIST)
    copy.write("site_templates/questions.html", PAGE)
    assert len(copy.touched()) == 2
    site = copy.site({"ch00_start/chapter.md": HEAD + ASKED})
    assert "<p>Start: 1</p>" in (site / "questions.html").read_text()
    assert '<a href="questions.html">All questions</a>' in (site / "index.html").read_text()


def test_a_page_with_nothing_to_list_is_not_made(copy):
    copy.write("engine/pages/lists/questions.py", LIST)
    copy.write("site_templates/questions.html", PAGE)
    site = copy.site({"ch00_start/chapter.md": f"{HEAD}No question.\n"})
    assert not (site / "questions.html").exists()
    assert "questions.html" not in (site / "index.html").read_text()


def test_a_chapter_is_a_folder(copy):
    site = copy.site({"ch00_start/chapter.md": f"{HEAD}One.\n"})
    assert copy.touched() == set()
    assert 'rel="next"' not in (site / "ch00_start.html").read_text()
    site = copy.site({"ch05_end/chapter.md": "---\ntitle: End\nsummary: Where it ends.\n---\n\nTwo.\n"})
    assert copy.touched() == set()
    assert '<a rel="next" href="ch05_end.html"><span>Chapter 5</span> End</a>' in (site / "ch00_start.html").read_text()
    assert 'href="ch05_end.html">End</a>' in (site / "index.html").read_text()
