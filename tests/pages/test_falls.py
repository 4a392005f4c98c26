"""Which claims fall when a book's facts are measured again."""

from pathlib import Path

from engine.errors import Place
from engine.fact import Fact
from engine.pages.falls import fallen, quotes_in

SCENE = Path("ch00_one/bowl.py")
TEXT = "After @{bowl.steps:d} steps\nit is @{bowl.loss:.2f}, or @{bowl.loss}."
QUOTES = list(quotes_in(TEXT, Place(Path("chapter.md"), 5)))


def said(here, there, digits=True):
    return [(fall.place.line, fall.fact, fall.said) for fall in fallen(SCENE, here, there, QUOTES, digits)]


def facts(loss, low=None, high=None):
    return {"loss": Fact(loss, "loss", low=low, high=high, format=".3g")}


def test_a_quotation_is_found_on_its_line():
    assert [(quote.fact, quote.spec, quote.place.line) for quote in QUOTES] == [
        ("bowl.steps", "d", 5),
        ("bowl.loss", ".2f", 6),
        ("bowl.loss", "", 6),
    ]


def test_a_fact_that_leaves_the_range_told_here_falls_where_it_is_quoted_first():
    told_otherwise = facts(0.9, low=0, high=1)  # the range that counts is that of the book as it is
    assert said(facts(0.5, low=0.4, high=0.6), told_otherwise) == [(6, "bowl.loss", "0.9 is out of 0.4 to 0.6")]


def test_only_quoted_digits_count_and_only_where_asked():
    here, there = facts(0.50001), facts(0.50002)
    assert said(here, there) == []
    assert said(facts(0.504), facts(0.506)) == [
        (6, "bowl.loss", "0.50 reads 0.51"),
        (6, "bowl.loss", "0.504 reads 0.506"),
    ]
    assert said(facts(0.504), facts(0.506), digits=False) == []


def test_a_fact_that_is_not_measured_there_and_not_quoted_falls_at_its_scene():
    fall = next(fallen(SCENE, {"other": Fact(1.0, "other")}, {}, QUOTES, True))
    assert (fall.place.file, fall.said) == (SCENE, "is not measured there")


def test_a_fact_that_is_no_number_any_more_falls():
    assert said(facts(0.5), facts(float("nan"))) == [(6, "bowl.loss", "nan is out of … to …")]
