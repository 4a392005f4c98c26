"""letters: how long a text is in a picture, before any browser sets it."""

from __future__ import annotations

TEXT = 16.0  # units of a picture that 13 CSS pixels take on a phone, where they take most
WIDE = 13.0  # ... that they take in a picture 400 pixels wide
# Advance widths of Source Sans 3 in hundredths of its size, the larger of regular and semibold.
WIDTHS = {
    letter: width
    for width, letters in {
        20: " ", 26: "ij|", 27: "l", 28: "',.:;I·", 32: "!()-[]f{}", 35: "/\\", 36: "t", 37: "r¹²³", 43: "s", 44: "*?z",
        46: "c", 48: '"x–', 49: "J", 50: "LY_vy", 51: "#$+0123456789<=>F^e~−×", 52: "agk", 54: "EVXZ", 55: "ST`o",
        56: "Abdhnpqu", 58: "CP", 59: "R", 60: "BK", 62: "D", 63: "G", 64: "&", 66: "HNU", 67: "OQ", 74: "M", 75: "w",
        80: "W", 84: "%m", 88: "@", 40: "⁻⁰⁴⁵⁶⁷⁸⁹₁₂",
    }.items()
    for letter in letters
}  # fmt: skip
OTHER = 62


def length(text: str, size: float = TEXT) -> float:
    """Units of a picture that a text takes where its letters are so many high: by default, at most."""
    return sum(WIDTHS.get(letter, OTHER) for letter in text) * size / 100
