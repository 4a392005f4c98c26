"""Himmelblau 1972."""

from engine.maths.surfaces import Himmelblau

KIND = Himmelblau


def value(surface, x, y):
    """f of one point."""
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
