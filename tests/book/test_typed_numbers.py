"""No measured number is typed by hand: every digit in the prose is a fact's, a formula's, or in pages.py.

Questions and their answers are left out: they pose problems of their own. A number that is new in a chapter fails the
test until it is a fact or said there to be none; one that is gone from the chapter must go from there.
"""

import re

import pytest

from tests.book.pages import LESSONS, TYPED

SILENT = {"math", "sim-scene", "noscript", "quiz-card", "pre", "code", "svg", "nav", "button", "head", "header"}
LISTED = {"references", "running", "turning", "fact", "cite", "formula", "code", "method"}


def words(one) -> str:
    """What a page says, without what is no prose or has a source of its own; a term's link is prose."""
    classes = set((one.get("class") or "").split())
    linked = one.tag == "a" and "term" not in classes
    number = one.tag == "b" and (one.text or "").startswith("Figure")
    if one.tag in SILENT or linked or number or classes & LISTED:
        return " " + (one.tail or "")
    return (one.text or "") + "".join(map(words, one)) + (one.tail or "")


@pytest.mark.parametrize("page", LESSONS)
def test_every_typed_number_is_listed(trees, page):
    typed = set(re.findall(r"\d+-\d+(?!\d)|\d[\d.,]*\d%?|\d%?", words(trees[page][0])))
    listed = set(" ".join(TYPED[page].values()).split())
    assert typed - listed == set(), "neither a fact nor listed"
    assert listed - typed == set(), "listed and no longer there"
