"""The formula of its docstring, from the distance to the origin."""

from math import exp, hypot

from engine.maths.surfaces import Plateau

KIND = Plateau


def value(surface, x, y):
    """f of one point."""
    r = hypot(x, y)
    return surface.depth * (1 - exp(-((r / surface.width) ** 2) / 2)) + surface.tilt * r * r / 2
