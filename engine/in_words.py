"""in_words: a small whole number as a sentence writes it."""

from __future__ import annotations

UNITS = "zero one two three four five six seven eight nine"
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
SMALL = (*UNITS.split(" "), *TEENS.split(" "))
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """5 -> "five", 30 -> "thirty", 200 -> "two hundred", 1000 -> "a thousand"; others in figures, 2410 -> "2,410"."""
    if 0 <= number < 20:
        return SMALL[number]
    if 20 <= number < 100 and number % 10 == 0:
        return TENS[number // 10 - 2]
    for unit, name in ((1000, "thousand"), (100, "hundred")):
        count, rest = divmod(number, unit)
        if not rest and 0 < count < 10:
            return f"{'a' if count == 1 else SMALL[count]} {name}"
    return f"{number:,}"
