"""Schedules: how the learning rate changes over training, one a file."""

from engine.maths.schedules._schedule import Schedule
from engine.maths.schedules.constant import Constant
from engine.maths.schedules.cosine import Cosine
from engine.maths.schedules.cyclical import Cyclical
from engine.maths.schedules.exponential import Exponential
from engine.maths.schedules.inverse_square_root import InverseSquareRoot
from engine.maths.schedules.inverse_time import InverseTime
from engine.maths.schedules.linear import Linear
from engine.maths.schedules.one_cycle import OneCycle
from engine.maths.schedules.restarts import Restarts
from engine.maths.schedules.stable_decay import StableDecay
from engine.maths.schedules.step_decay import StepDecay
from engine.maths.schedules.warmup import Warmup

__all__ = [
    "Constant",
    "Cosine",
    "Cyclical",
    "Exponential",
    "InverseSquareRoot",
    "InverseTime",
    "Linear",
    "OneCycle",
    "Restarts",
    "Schedule",
    "StableDecay",
    "StepDecay",
    "Warmup",
]
