"""Lion by the letter of algorithm 2 of Chen et al. 2023."""

from math import copysign

from engine.maths.optimizers import Lion

RULES = (Lion(), Lion(0.5, 0.9))


def path(rule, start, rates, gradient):
    """The points, one coordinate at a time."""
    theta, m = list(start), [0.0, 0.0]
    points = [tuple(theta)]
    for rate in rates:
        for i, g in enumerate(gradient(tuple(theta))):
            c = rule.beta1 * m[i] + (1 - rule.beta1) * g
            theta[i] -= rate * copysign(1.0, c)
            m[i] = rule.beta2 * m[i] + (1 - rule.beta2) * g
        points.append(tuple(theta))
    return points
