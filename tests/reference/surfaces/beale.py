"""More, Garbow & Hillstrom 1981, problem 5."""

from engine.maths.surfaces import Beale

KIND = Beale


def value(surface, x, y):
    """f of one point."""
    return sum((c - x * (1 - y**k)) ** 2 for k, c in ((1, 1.5), (2, 2.25), (3, 2.625)))
