"""The cross-entropy of the targets and the softmax of the outputs."""

from __future__ import annotations

import numpy as np

from engine.maths.networks.losses._loss import Loss
from engine.maths.networks.losses.softmax import shifted, softmax


def _value(outputs, targets):
    below = shifted(outputs)
    return (np.log(np.exp(below).sum(axis=-1)) - (targets * below).sum(axis=-1)).mean(axis=-1)


def _slope(outputs, targets):
    slope = softmax(outputs)
    slope -= targets
    slope /= outputs.shape[-2]
    return slope


def _fits(targets):
    if targets.shape[-1] < 2:
        raise ValueError("cross-entropy: targets of one column; the only class is always certain, so give it two")
    if (targets < 0).any() or not np.allclose(targets.sum(axis=-1), 1, rtol=0, atol=1e-9):
        raise ValueError("cross-entropy: targets must be shares of the classes, 1 in all for every example")


CROSS_ENTROPY = Loss("cross-entropy", _value, _slope, _fits)
