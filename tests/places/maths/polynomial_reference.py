"""Chen et al. 2018, section 4.1."""

from engine.maths.schedules import Polynomial

SCHEDULES = (Polynomial(), Polynomial(2.0))


def multiplier(schedule, step, steps):
    """(1 - iter / max_iter)^power."""
    return pow((steps - step) / steps, schedule.power)
