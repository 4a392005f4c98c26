"""No measured number is typed by hand: every digit in the prose is a fact's, a formula's, or listed here by its kind.

Questions and their answers are left out: they pose problems of their own. A number that is new in a chapter fails the
test until it is a fact or said here to be none; one that is gone from the chapter must go from here.
"""

import re

import pytest

from tests.pages.test_site import CHAPTERS, files, trees  # noqa: F401  fixtures

SILENT = {"math", "sim-scene", "noscript", "quiz-card", "pre", "code", "svg", "nav", "button", "head", "header"}
LISTED = {"references", "running", "turning", "fact", "cite", "formula", "code"}
TYPED = {
    "ch00_training.html": {"name": "0-1", "section": "8.1"},
    "ch01_sgd.html": {
        "year": "1951",
        "setting": "0 1 8 16 32 64 256 0.05",
        "said of others": "32 256 8,192",
        "section": "8.1.3 8.3.1",
    },
    "ch02_momentum.html": {"setting": "1 0.02 0.9 0.99 128", "formula": "1% 10,000 100"},
    "ch03_adaptive.html": {"setting": "0.01 0.03 0.1 1 45 50 100", "section": "6 8.5"},
    "ch04_adam.html": {
        "setting": "0.05 0.1 0.2 0.9 0.999 0.9999 1 30 101 800 1.05",
        "said of others": "3 1010",
        "formula": "10 32",
        "name": "2",
    },
    "ch05_schedules.html": {
        "setting": "0.5 200",
        "said of others": "0.1 3 10% 30 60 90",
        "name": "1",
    },
    "ch06_surfaces.html": {
        "setting": "8 500 2,000",
        "said of others": "61% 15%",
        "section": "8.2",
    },
    "ch07_normalization.html": {"setting": "1 32 150"},
    "ch08_playground.html": {
        "year": "1960",
        "setting": "0.01 1 32",
        "said of others": "15",
    },
    "ch09_connections.html": {"section": "8.6", "name": "1 4", "said of others": "0.001 0.9 0.95 1.0 3"},
}


def words(one) -> str:
    """What a page says, without what is no prose or has a source of its own; a term's link is prose."""
    classes = set((one.get("class") or "").split())
    linked = one.tag == "a" and "term" not in classes
    number = one.tag == "b" and (one.text or "").startswith("Figure")
    if one.tag in SILENT or linked or number or classes & LISTED:
        return " " + (one.tail or "")
    return (one.text or "") + "".join(map(words, one)) + (one.tail or "")


@pytest.mark.parametrize("page", CHAPTERS)
def test_every_typed_number_is_listed(trees, page):  # noqa: F811
    typed = set(re.findall(r"\d+-\d+(?!\d)|\d[\d.,]*\d%?|\d%?", words(trees[page][0])))
    listed = set(" ".join(TYPED[page].values()).split())
    assert typed - listed == set(), "neither a fact nor listed"
    assert listed - typed == set(), "listed and no longer there"
