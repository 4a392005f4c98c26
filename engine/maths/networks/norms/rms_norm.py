"""RMS norm."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.networks.norms._standardized import Standardized


@dataclass(frozen=True)
class RMSNorm(Standardized):
    """Each example by its root mean square over the units, no mean taken off. (Zhang and Sennrich 2019, equation 4)"""

    label = "RMS norm"
    axis = -1
    centered = False
