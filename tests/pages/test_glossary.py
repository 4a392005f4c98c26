"""Terms: found where they are used, once a chapter, and nowhere else."""

import re

import pytest

from engine.errors import Mistakes, gathering
from engine.pages.glossary import read_glossary
from tests.pages.setting import PLACE, desk

TERMS = {
    "gradient": "the slope",
    "gradient noise": "its error",
    "Adam": "a rule",
    "Newton's method": "a leap",
    "epoch": "a pass",
    "memory": "what is <kept>",
    "C++": "a language",
}


def marked(text):
    """The words that became links, and the terms they lead to."""
    at = desk(TERMS)
    html = at.markdown(text, PLACE)
    return re.findall(r'<a class="term"[^>]*>(.*?)</a>', html, re.S), list(at.sheet.ledger.terms)


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("Gradients fall.", ["Gradients"], ["gradient"]),
        ("The gradient and the gradient again.", ["gradient"], ["gradient"]),
        ("Gradient noise is not the gradient.", ["Gradient noise", "gradient"], ["gradient noise", "gradient"]),
        ("A *gradient\nnoise*, memories.", ["gradient\nnoise", "memories"], ["gradient noise", "memory"]),
        ("adam is no rule, Adam is.", ["Adam"], ["Adam"]),
        ("By Newton's method", ["Newton&rsquo;s method"], ["Newton's method"]),
        ("ingredients, gradient-free, multi-epoch", [], []),
        ("## Gradient\n\n[gradient](index.html) `gradient` <b>gradient</b> <code>Adam</code>", [], []),
        ('<a href="index.html">an *epoch*</a> and an epoch', ["epoch"], ["epoch"]),
        ("$gradient$\n\n```\nepoch\n```\n\n| Adam |\n|---|\n| epoch |", ["epoch"], ["epoch"]),
        ("<div>gradient</div>", [], []),
        ("Written in C++.", ["C++"], ["C++"]),
    ],
)
def test_what_is_marked(text, words, terms):
    assert marked(text) == (words, terms)


def test_a_link_says_what_the_term_means_and_leads_to_it():
    html = desk(TERMS).markdown("Memory.", PLACE)
    assert html == '<p><a class="term" href="glossary.html#memory" title="what is &lt;kept&gt;">Memory</a>.</p>'


def test_a_term_is_linked_once_a_chapter_and_in_no_question():
    at = desk(TERMS)
    assert "term" not in at.inline("An epoch?", PLACE)
    assert "term" in at.inline("An epoch.", PLACE, terms=True)
    assert "term" not in at.markdown("An epoch.", PLACE)


def test_without_a_glossary_nothing_changes():
    assert desk().markdown("gradient", PLACE) == "<p>gradient</p>"


def test_mistakes_in_a_glossary_have_their_line(tmp_path):
    file = tmp_path / "glossary.yml"
    file.write_text("gradient: the slope\n'': nothing\nAdam: ' '\ngradient: again\n")
    with pytest.raises(Mistakes) as found, gathering() as mistakes:
        assert read_glossary(file, mistakes) == {}
    assert [mistake.place.line for mistake in found.value.mistakes] == [2, 3, 4]
