"""Batch norm."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.networks.norms._standardized import Standardized


@dataclass(frozen=True)
class BatchNorm(Standardized):
    """Each unit by its mean and variance over the examples at hand.   (Ioffe and Szegedy 2015, algorithm 1)

    There are no running averages: a network is evaluated with the statistics of the examples it is evaluated on.
    """

    label = "batch norm"
    axis = -2
