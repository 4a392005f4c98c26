"""YAML forms: every value is text, and what YAML would swallow is said with its line."""

from pathlib import Path

import pytest

from engine.errors import Place
from engine.pages.about import About
from engine.pages.forms import read_form


def read(text):
    mistakes = []
    found = read_form(About, text, Place(Path("book.yml"), 1), mistakes)
    return found, [(mistake.place.line, mistake.message) for mistake in mistakes]


@pytest.mark.parametrize("said", ["no", "1984", "12:30", "on", "1e3", "~", "2024-02-29", "null"])
def test_a_plain_value_is_the_text_it_is(said):
    found, mistakes = read(f"title: {said}\nlanguage: no\n")
    assert (found.title, found.language, mistakes) == (said, "no", [])


def test_a_key_that_is_there_twice_is_said_where_it_is_the_second_time():
    assert read("title: A\nsubtitle: B\ntitle: C\n")[1] == [(3, "'title' is there twice")]


def test_a_date_that_no_calendar_has_is_said_unless_it_is_quoted():
    (mistake,) = read("title: A\nsubtitle: 2023-02-30\n")[1]
    assert mistake[0] == 2
    assert "no date 2023-02-30" in mistake[1]
    assert read("title: A\nsubtitle: '2023-02-30'\n")[1] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("- a\n- b\n", 1), ("just words\n", 1), ("subtitle: B\ntitle: ''\n", 2), ("title: A\nauthors:\n  - x: y\n", 3)],
)
def test_a_mistake_has_its_line(text, line):
    assert [at for at, _ in read(text)[1]] == [line]


def test_arabic_is_written_from_the_right():
    assert [read(f"title: A\nlanguage: {code}\n")[0].direction for code in ("ar", "fa-IR", "no")] == [
        "rtl",
        "rtl",
        "ltr",
    ]
