"""Layer norm."""

from __future__ import annotations

from dataclasses import dataclass

from engine.maths.networks.norms._standardized import Standardized


@dataclass(frozen=True)
class LayerNorm(Standardized):
    """Each example by its mean and variance over the units.   (Ba et al. 2016, equation 4)"""

    label = "layer norm"
    axis = -1
