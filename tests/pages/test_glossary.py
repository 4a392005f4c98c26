"""Terms: found where they are used, once a chapter, and nowhere else."""

import pytest

from engine.errors import Mistakes, gathering
from engine.pages.glossary import mark_terms, read_glossary

TERMS = {
    "gradient": "the slope",
    "gradient noise": "its error",
    "Adam": "a rule",
    "Newton's method": "a leap",
    "epoch": "a pass",
}


def marked(html):
    """The words that became links, and the terms they lead to."""
    done, found = mark_terms(html, TERMS)
    return [part.partition("</a>")[0].rpartition(">")[2] for part in done.split('class="term"')[1:]], found


@pytest.mark.parametrize(
    ("html", "words", "terms"),
    [
        ("<p>Gradients fall.</p>", ["Gradients"], ["gradient"]),
        ("<p>The gradient and the gradient again.</p>", ["gradient"], ["gradient"]),
        ("<p>Gradient noise is not the gradient.</p>", ["Gradient noise", "gradient"], ["gradient noise", "gradient"]),
        ("<p>adam is no rule, Adam is.</p>", ["Adam"], ["Adam"]),
        ("<p>Newton&rsquo;s method</p>", ["Newton&rsquo;s method"], ["Newton's method"]),
        ("<h2>Gradient</h2><p><a href='x'>gradient</a> <code>gradient</code></p>", [], []),
        ("<p>ingredients, gradient-free, multi-epoch</p>", [], []),
        ("<sim-scene><label>Epoch</label></sim-scene><p>An epoch</p>", ["epoch"], ["epoch"]),
    ],
)
def test_what_is_marked(html, words, terms):
    assert marked(html) == (words, terms)


def test_without_a_glossary_nothing_changes():
    assert mark_terms("<p>gradient</p>", {}) == ("<p>gradient</p>", [])


def test_mistakes_in_a_glossary_have_their_line(tmp_path):
    file = tmp_path / "glossary.yml"
    file.write_text("gradient: the slope\nepoch: 3\nAdam: ''\n")
    with pytest.raises(Mistakes) as found, gathering() as mistakes:
        assert read_glossary(file, mistakes) == {}
    assert [mistake.place.line for mistake in found.value.mistakes] == [2, 3]
