"""The constant rate."""

from engine.maths.schedules import Constant

SCHEDULES = (Constant(),)


def multiplier(schedule, step, steps):
    """1, always."""
    return 1.0
