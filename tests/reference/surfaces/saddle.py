"""Nesterov 2004, 1.2.3, with the fields as factors."""

from engine.maths.surfaces import Saddle

KIND = Saddle


def value(surface, x, y):
    """f of one point."""
    return surface.up * x**2 / 2 - surface.down * y**2 / 2 + surface.rim * y**4 / 4
