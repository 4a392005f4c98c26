"""The formula of its docstring, for y and x one at a time."""

from math import exp, log1p

from engine.maths.surfaces import Cliff

KIND = Cliff


def value(surface, x, y):
    """f of one point."""
    wall = surface.wall * surface.width * log1p(exp(x / surface.width))
    return surface.curvature * y * y / 2 - surface.slope * x + wall
