"""The formula of its docstring."""

from math import sin

from engine.maths.surfaces import Snake

KIND = Snake


def value(surface, x, y):
    """f of one point."""
    floor = surface.amplitude * sin(surface.frequency * x)
    return surface.a * x**2 / 2 + surface.b * (y - floor) ** 2 / 2
