"""Losses of a network's outputs, one a file."""

from engine.maths.networks.losses._loss import Loss
from engine.maths.networks.losses.cross_entropy import CROSS_ENTROPY
from engine.maths.networks.losses.softmax import softmax
from engine.maths.networks.losses.squared import SQUARED

__all__ = ["CROSS_ENTROPY", "SQUARED", "Loss", "softmax"]
