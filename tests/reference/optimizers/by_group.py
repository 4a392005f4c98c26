"""A rate for each group, written out: each coordinate is a group, and descends at its own rate."""

from engine.maths.optimizers import SGD, ByGroup

RULES = (ByGroup(SGD(), (1, 1), (1.0, 0.25)), ByGroup(SGD(), (2,), (0.5,)))


def path(rule, start, rates, gradient):
    """The points, one after each rate and the start before them."""
    first, second = rule.factors if len(rule.factors) == 2 else rule.factors * 2
    x, y = start
    points = [(x, y)]
    for rate in rates:
        gx, gy = gradient((x, y))
        x, y = x - first * rate * gx, y - second * rate * gy
        points.append((x, y))
    return points
