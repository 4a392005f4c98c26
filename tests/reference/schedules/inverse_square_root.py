"""Vaswani et al. 2017, section 5.3, equation 3 after its warmup, divided by its peak."""

from engine.maths.schedules import InverseSquareRoot

SCHEDULES = (InverseSquareRoot(), InverseSquareRoot(400.0))


def multiplier(schedule, step, steps):
    """(t + warmup)^-1/2 over warmup^-1/2."""
    return (step + schedule.offset) ** -0.5 / schedule.offset**-0.5
