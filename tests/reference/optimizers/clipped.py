"""Clipping by the letter of algorithm 1 of Pascanu et al. 2013, before plain descent and before momentum."""

from math import hypot

from engine.maths.optimizers import SGD, Clipped, Momentum

RULES = (Clipped(SGD(), 0.5), Clipped(SGD(), 100.0), Clipped(Momentum(0.8), 1.0))


def path(rule, start, rates, gradient):
    """The points, one after each rate and the start before them."""
    beta = rule.rule.beta if isinstance(rule.rule, Momentum) else 0.0
    x, y = start
    u = v = 0.0
    points = [(x, y)]
    for rate in rates:
        gx, gy = gradient((x, y))
        length = hypot(gx, gy)
        if length > rule.norm:
            gx, gy = gx * rule.norm / length, gy * rule.norm / length
        u, v = beta * u - rate * gx, beta * v - rate * gy
        x, y = x + u, y + v
        points.append((x, y))
    return points
