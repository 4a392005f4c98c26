"""Numbers as prose shows them."""

from __future__ import annotations

import re

from engine.in_words import in_words


def numeral(value: float, spec: str, language: str = "en") -> str:
    """A number in a format: Python's (d rounds, zero has no sign), or `w`, a small whole number as a word.

    `w` gives zero to twelve as English words and other numbers, and numbers in other languages, in digits.
    Raises ValueError for what is no format for a number.
    """
    if spec == "w":
        whole = round(value)
        if abs(value - whole) > 1e-9:
            raise ValueError(f"{value:g} is no whole number")
        small = language.partition("-")[0] == "en" and 0 <= whole <= 12
        return in_words(whole) if small else f"{whole:,}"
    said = format(round(value) if spec.endswith("d") else value, spec)
    return said if re.search("[1-9]", said.partition("e")[0]) else said.lstrip("-")


def in_print(number: str) -> str:
    """A formatted number as HTML: with a real minus sign, and 1e-05 as 1 times ten to the -5."""
    power = re.sub(r"e([+-])0*(\d+)", lambda e: f"·10<sup>{e[1].strip('+')}{e[2]}</sup>", number)
    return power.replace("-", "−")


RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def in_plain_print(number: str) -> str:
    """The same as text without markup: 1e-05 as 1·10⁻⁵."""
    power = re.sub(r"e([+-])0*(\d+)", lambda e: "·10" + (e[1].strip("+") + e[2]).translate(RAISED), number)
    return power.replace("-", "−")
