"""Numbers as readers see them, and as files keep them: rounded in decimal, the same on every machine."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

DIGITS = 3  # of a value beside a name, and in a table
LEAST_EXPONENT = -324  # that of the smallest double
LARGEST = 1.79e308  # larger ones would be rounded to infinity
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float) -> str:
    """A number with a real minus, in powers of ten where it is 10,000 or more or less than 0.001: "−0.25", "1.2·10⁻⁵".

    All its digits are written; `rounded` leaves those a reader is shown. The player's press.number writes the same.
    """
    exact = Decimal(repr(float(value))).normalize()
    if exact == 0 or -3 <= exact.adjusted() < 4:
        return f"{exact:f}".replace("-", "−") if exact else "0"
    power = exact.adjusted()
    return f"{exact.scaleb(-power):f}".replace("-", "−") + "·10" + str(power).translate(RAISED)


def rounded(value: float, digits: int = DIGITS) -> int | float:
    """A number to so many significant digits; a whole number of an integer type stays as it is."""
    if isinstance(value, int | np.integer):
        return int(value)
    return float(f"{min(max(value, -LARGEST), LARGEST):.{digits - 1}e}")


def codes(values: np.ndarray, digits: int = DIGITS) -> np.ndarray:
    """Numbers, to so many significant digits, as integers in the same order: 9·10^(digits − 1) codes a decade.

    0 is 0; m·10^(e − digits + 1), m of so many digits, is 1 + (e + 324)·9·10^(digits − 1) + m − 10^(digits − 1); a
    negative number is minus the code of its size. Equal codes are equal texts of `rounded`.
    """
    size = np.minimum(np.abs(np.asarray(values, dtype=float)), LARGEST)
    least = 10 ** (digits - 1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        exponent = np.floor(np.log10(size))
        scaled = size / 10.0 ** (exponent - digits + 1)
        near_tie = np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6
        sure = (size > 1e-290) & (size < 1e290) & (scaled >= least) & (scaled < 10 * least - 0.5) & ~near_tie
    found = np.zeros(size.shape, dtype=np.int64)
    found[sure] = _code(exponent[sure].astype(np.int64), np.rint(scaled[sure]).astype(np.int64), least)
    for at in np.argwhere(~sure & (size > 0)):
        mantissa, power = f"{size[tuple(at)]:.{digits - 1}e}".split("e")
        found[tuple(at)] = _code(int(power), int(mantissa.replace(".", "")), least)
    return np.where(np.asarray(values) < 0, -found, found)


def _code(exponent, mantissa, least: int):
    return 1 + (exponent - LEAST_EXPONENT) * 9 * least + mantissa - least
