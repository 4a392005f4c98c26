"""Styblinski & Tang 1990."""

from engine.maths.surfaces import StyblinskiTang

KIND = StyblinskiTang


def value(surface, x, y):
    """f of one point."""
    return sum(z**4 - 16 * z**2 + 5 * z for z in (x, y)) / 2
