"""Robbins and Monro 1951: rates that fall as one over time."""

from engine.maths.schedules import InverseTime

SCHEDULES = (InverseTime(), InverseTime(1.0), InverseTime(0.0))


def multiplier(schedule, step, steps):
    """1 / (1 + decay t)."""
    return 1 / (1 + schedule.decay * step)
