"""Kinds of linear layers, plain and normalized, one a file."""

from engine.maths.networks.norms._linear import Linear
from engine.maths.networks.norms._standardized import Standardized
from engine.maths.networks.norms.batch_norm import BatchNorm
from engine.maths.networks.norms.group_norm import GroupNorm
from engine.maths.networks.norms.layer_norm import LayerNorm
from engine.maths.networks.norms.plain import Plain
from engine.maths.networks.norms.rms_norm import RMSNorm
from engine.maths.networks.norms.weight_norm import WeightNorm

__all__ = ["BatchNorm", "GroupNorm", "LayerNorm", "Linear", "Plain", "RMSNorm", "Standardized", "WeightNorm"]
