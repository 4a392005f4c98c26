"""Hägele et al. 2024, equation 1 with the cooldown of "1-sqrt" shape, the warmup left to its wrapper."""

from math import sqrt

from engine.maths.schedules import StableDecay

SCHEDULES = (StableDecay(), StableDecay(0.5, 0.1), StableDecay(1.0))


def multiplier(schedule, step, steps):
    """1 until step N - N_decay, then falling with the root of the part of the cooldown that is over, to the floor."""
    cooldown = schedule.decay * steps
    if step <= steps - cooldown:
        return 1.0
    return 1 - (1 - schedule.floor) * sqrt((step - (steps - cooldown)) / cooldown)
