"""Numbers as prose shows them."""

import pytest

from engine.pages.numerals import in_plain_print, in_print, numeral


@pytest.mark.parametrize(
    ("value", "spec", "shown"),
    [
        (0, "w", "zero"),
        (12.0, "w", "twelve"),
        (13, "w", "13"),
        (-1, "w", "-1"),
        (1200, "w", "1,200"),
        (2.9999999999, "w", "three"),
        (2.6, "d", "3"),
        (1234.4, ",d", "1,234"),
        (0.1234, ".1%", "12.3%"),
        (28.999999999999996, "d", "29"),
        (-0.001, ".2f", "0.00"),
        (-0.0, ".1%", "0.0%"),
        (-0.0, ".0e", "0e+00"),
        (-0.01, ".2f", "-0.01"),
    ],
)
def test_formats(value, spec, shown):
    assert numeral(value, spec) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "two"), ("en-GB", "two"), ("de", "2"), ("enm", "2")])
def test_words_are_english(language, shown):
    assert numeral(2, "w", language) == shown


@pytest.mark.parametrize(("value", "spec"), [(2.5, "w"), (1.0, "q"), (1.0, "s")])
def test_what_is_no_format_for_it(value, spec):
    with pytest.raises(ValueError, match=r"whole|format"):
        numeral(value, spec)


@pytest.mark.parametrize(
    ("number", "html", "plain"),
    [
        ("-1.5", "−1.5", "−1.5"),
        ("1e-05", "1·10<sup>−5</sup>", "1·10⁻⁵"),
        ("-2.5e+10", "−2.5·10<sup>10</sup>", "−2.5·10¹⁰"),
    ],
)
def test_print(number, html, plain):
    assert (in_print(number), in_plain_print(number)) == (html, plain)
