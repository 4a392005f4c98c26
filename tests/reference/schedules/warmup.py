"""Goyal et al. 2017, section 2.2: gradual warmup, then the schedule as if training began there."""

from math import cos, pi

from engine.maths.schedules import Cosine, Warmup

SCHEDULES = (Warmup(Cosine(), 7), Warmup(Cosine(), 0), Warmup(Cosine(), 100))


def multiplier(schedule, step, steps):
    """Evenly up to 1 in `warmup` steps, then half a cosine down."""
    if step < schedule.warmup:
        return (step + 1) / schedule.warmup
    return (1 + cos(pi * (step - schedule.warmup) / (steps - schedule.warmup))) / 2
