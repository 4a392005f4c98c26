"""How far to go along a direction: a search for the strong Wolfe conditions."""

from __future__ import annotations

import numpy as np

from engine.maths.second_order.problem import Point, Problem, point

ENOUGH = 1e-4  # of the fall that the slope promises
ROUNDS = 30


def search(problem: Problem, start: Point, direction: np.ndarray, first: float, flat: float) -> Point:
    """A point start + a direction, a > 0, where the value has fallen by enough and the slope is at most `flat` of
    what it was; the best point seen where no such one is found in `ROUNDS` rounds.

    The step is bracketed and then set where the slope, taken as straight between the bracket's ends, is zero, so that
    on a quadratic the second point is the minimum along the line.
    (Nocedal and Wright 2006, 3.5, with slopes interpolated instead of values)
    """
    slope = float(direction @ start.gradient)
    low, low_slope, high, high_slope = 0.0, slope, np.inf, np.nan
    best, step = start, first
    for _ in range(ROUNDS):
        here = point(problem, start.theta + step * direction)
        here_slope = float(direction @ here.gradient)
        fallen = here.value <= start.value + ENOUGH * step * slope
        if here.value < best.value:
            best = here
        if fallen and abs(here_slope) <= -flat * slope:
            return here
        if fallen and here_slope < 0:
            low, low_slope = step, here_slope
        else:
            high, high_slope = step, here_slope
        step = _next(low, low_slope, high, high_slope, slope, first)
    return best


def _next(low: float, low_slope: float, high: float, high_slope: float, slope: float, first: float) -> float:
    """The next length: where the slope would be zero, kept inside the bracket, or beyond `low` while it is open."""
    if np.isinf(high):
        ahead = low * slope / (slope - low_slope) if low_slope > slope else np.inf
        return float(np.clip(ahead, 1.1 * low, 10 * low))
    wide = high - low
    if not high_slope > 0:  # a wall between, or no number there
        return low + wide / 2
    zero = low - low_slope * wide / (high_slope - low_slope)
    return float(np.clip(zero, low + 0.02 * wide, high - 0.02 * wide))
