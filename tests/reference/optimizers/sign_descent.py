"""Sign descent by the letter of algorithm 1 of Bernstein et al. 2018."""

from engine.maths.optimizers import SignDescent

RULES = (SignDescent(),)


def path(rule, start, rates, gradient):
    """The points, one after each rate and the start before them."""
    x, y = start
    points = [(x, y)]
    for rate in rates:
        gx, gy = gradient((x, y))
        x -= rate if gx > 0 else -rate if gx < 0 else 0
        y -= rate if gy > 0 else -rate if gy < 0 else 0
        points.append((x, y))
    return points
