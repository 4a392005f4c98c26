"""The real part of (x + i y)^3, as in Hilbert & Cohn-Vossen, and the rim that this book adds."""

from engine.maths.surfaces import MonkeySaddle

KIND = MonkeySaddle


def value(surface, x, y):
    """f of one point."""
    z = complex(x, y)
    return (z**3).real + 0.75 * surface.rim * abs(z) ** 4
