"""A line of text as it is set: marks, headings, tables, links, and what is wrong with them."""

import pytest

from engine.fact import Fact
from engine.pages.cite import Reference
from engine.pages.definitions import definitions
from engine.pages.links import wrong_links
from tests.pages.setting import PLACE, desk, exhibit, said


def test_headings_have_ids_of_their_own_and_the_second_level_is_listed():
    at = desk()
    html = at.markdown("## What's *new*?\n\n## What's new?\n\n### Deeper\n\n## References\n\n## Ours {#own}", PLACE)
    ids = ["what-s-new", "what-s-new-more", "deeper", "references-more", "own"]
    assert [part.partition('"')[0] for part in html.split(' id="')[1:]] == ids
    assert list(at.sheet.ledger.sections) == [one for one in ids if one != "deeper"]
    assert at.sheet.ledger.sections["what-s-new"] == "What&rsquo;s <em>new</em>?"


def test_a_heading_may_hold_a_formula_and_words_of_any_alphabet():
    at = desk()
    at.markdown("## The $x$\n\n## Градиент", PLACE)
    assert list(at.sheet.ledger.sections) == ["the-x", "градиент"]
    assert at.sheet.ledger.sections["the-x"] == "The <math><mi>x</mi></math>"


def test_a_table_scrolls_in_a_box_and_its_columns_are_aligned():
    html = desk().markdown("Before\n\n| a |\n|--:|\n| b |\n\nAfter", PLACE)
    assert html.count("<table>") == html.count('tabindex="0"') == 1
    assert "</table></div>\n<p>After" in html
    assert '<td style="text-align: right;">b</td>' in html


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("One\n[there](ch00_strat.html) and [here](ch00_start.html#z)", "11: no page is called 'ch00_strat.html'"),
        ("[a](#y), [b](index.html#z)", "10: ch00_start.html has no anchor 'y'|10: index.html has no anchor 'z'"),
        ("[a](#fig-failed) [b](./index.html) [c](data/x.json) [d](ch00%5Fstart.html#z)", ""),
        ("`[x](a.html)`\n[x](a.html)\n\n[y](a.html)", "11: no page is called 'a.html'|13: no page is called 'a.html'"),
        ("[x][1]\n\n[1]: lost.html", "12: no page is called 'lost.html'"),
        ('One\n<a href="lost.html">x</a>', "11: no page is called 'lost.html'"),
        ("One\n![a picture](x.png)", "11: no file is called 'x.png' here"),
        ('One\n\nTwo <img src="x.png">', "12: <img> is not for chapters"),
        ('One\n\n<script src="x.js"></script>', "12: <script> is not for chapters"),
        ("`<img>`, <!-- <img> -->\n\n```\n<script>\n```", ""),
        (
            "[x](https://example.org) <https://example.org> <a@example.org> [y](#z) [z](index.html) [m](mailto:a@b.c)",
            "",
        ),
    ],
)
def test_links_and_what_would_be_fetched_are_looked_at(text, wrong):
    at = desk()
    at.markdown(text, PLACE)
    at.sheet.numbers.figures["failed"] = ("ch00_start.html", "0.1")
    site = {"ch00_start.html": b'<h2 id="z">', "index.html": b"", "data/x.json": b""}
    at.mistakes.extend(wrong_links([at.sheet], site))
    assert len(said(at)) == len(wrong.split("|") if wrong else [])
    for found, expected in zip(said(at), wrong.split("|"), strict=bool(wrong)):
        assert found.startswith(expected)


def test_what_was_kept_aside_for_one_text_is_not_in_the_next():
    at = desk()
    at.markdown('One <b>x</b> "y" [z]: <https://example.org>\n\n[1]: index.html', PLACE)
    assert at.markdown("[a][1] $x$", PLACE) == "<p>[a][1] <math><mi>x</mi></math></p>"
    assert said(at) == ["10: no line says where this link leads: write [name]: address, or [text](address)"]


def test_escapes_and_names_of_addresses_are_read_as_github_has_them():
    assert desk().markdown(r"5\% \& \"x\" \@", PLACE) == '<p>5% &amp; "x" @</p>'
    assert "<code>a | b</code>" in desk().markdown("| x |\n|---|\n| `a \\| b` |", PLACE)
    assert "\tcc" in desk().markdown("```\nall:\n\tcc\n```", PLACE)
    at = desk()
    at.markdown("[a] [b](x\\_y.html)\n\n[a]: https://a.org\n", PLACE)
    assert [address for _, address in at.sheet.ledger.links] == ["https://a.org", "x_y.html"]
    assert definitions([("[Ann]: as you say.", PLACE), ("[b]: x.html\n  'c'", PLACE)], []) == "[b]: x.html\n  'c'"


def test_a_caption_of_two_paragraphs_stays_whole():
    assert desk().inline("One\n\nTwo", PLACE) == "<p>One</p>\n<p>Two</p>"
    assert desk().inline("*One* and $x$.", PLACE).startswith("<em>One</em> and <span")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("@{bowl.loss}", "0.00321"),
        ("@{bowl.loss:.1e} or -1", "3.2·10⁻³ or -1"),
        ("@{bowl.runs:w} runs, @{bowl.steps:,d} steps, @{bowl.seeds:d} seeds", "three runs, 1,200 steps, 2 seeds"),
        ("@{bowl.count:w} & $x$ [@none]", "four & $x$ [@none]"),
    ],
)
def test_an_alt_text_is_plain_and_quotes_facts(text, plain):
    at = desk(bowl=exhibit())
    assert at.plain(text, PLACE) == plain
    assert said(at) == []
    assert set(at.sheet.ledger.quoted) <= {"bowl.loss", "bowl.runs", "bowl.steps", "bowl.seeds", "bowl.count"}
    assert at.sheet.ledger.quoted


def test_an_alt_text_s_mistakes_are_said():
    at = desk(bowl=exhibit())
    at.plain("One\n@{bowl.lost}", PLACE)
    assert said(at)[0].startswith("11: scene 'bowl' measures no 'lost'; did you mean 'loss'?")


def test_a_scene_without_seeds_has_none_to_quote_and_its_own_fact_comes_first():
    at = desk(bowl=exhibit(seeds=(), facts={"runs": exhibit().facts["count"]}))
    at.plain("@{bowl.seeds}", PLACE)
    assert said(at) == ["10: scene 'bowl' measures no 'seeds'; did you mean 'steps'?"]
    assert at.plain("@{bowl.runs}", PLACE) == "4"


def test_numbers_are_words_in_english_alone_and_only_whole_ones():
    assert desk(language="de", bowl=exhibit()).plain("@{bowl.runs:w}", PLACE) == "3"
    at = desk(bowl=exhibit())
    assert at.plain("@{bowl.loss:w}", PLACE) == ""
    assert said(at) == ["10: 'w' is no format for 0.00321: write such as d, .2f, .3g, .0%, or w for a word"]


def test_what_a_link_says_in_its_title_is_text_and_no_markup():
    said_of_it = 'a "quoted" <b> & more'
    at = desk(bowl=exhibit(facts={"loss": Fact(0.5, said_of_it)}))
    reference = Reference("k", "A", "2020", "html", said_of_it, (), "", PLACE)
    at.sheet.book.references["k"] = reference
    html = at.markdown("@{bowl.loss} and [@k]", PLACE)
    assert html.count("a &quot;quoted&quot; &lt;b&gt; &amp; more") == 2
    assert "<b>" not in html
