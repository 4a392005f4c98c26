"""Rosenbrock 1960."""

from engine.maths.surfaces import Rosenbrock

KIND = Rosenbrock


def value(surface, x, y):
    """f of one point."""
    return surface.scale * (surface.b * (y - x * x) ** 2 + (surface.a - x) ** 2)
