"""Goodfellow et al. 2016, 4.3.1, through the rotation of the complex plane."""

from math import e as E
from math import radians

from engine.maths.surfaces import Valley

KIND = Valley


def value(surface, x, y):
    """f of one point."""
    turned = complex(x, y) * E ** complex(0, -radians(surface.rotation))
    return surface.curvature / 2 * (turned.real**2 + surface.condition * turned.imag**2)
