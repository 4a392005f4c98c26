"""Bohachevsky et al. 1986."""

from math import cos, pi

from engine.maths.surfaces import Bohachevsky

KIND = Bohachevsky


def value(surface, x, y):
    """f of one point."""
    return x * x - 0.3 * cos(3 * pi * x) + 2 * y * y - 0.4 * cos(4 * pi * y) + 0.3 + 0.4
