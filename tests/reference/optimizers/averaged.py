"""Averaging of iterates, written out: the rule's own points, whether or not somebody averages them."""

from engine.maths.optimizers import SGD, Averaged

RULES = (Averaged(SGD()), Averaged(SGD(), decay=0.9))


def path(rule, start, rates, gradient):
    """The points, one after each rate and the start before them."""
    x, y = start
    points = [(x, y)]
    for rate in rates:
        gx, gy = gradient((x, y))
        x, y = x - rate * gx, y - rate * gy
        points.append((x, y))
    return points
