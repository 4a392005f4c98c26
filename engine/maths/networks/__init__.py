"""Networks: dense ones, as objectives for many sets of weights at once."""

from engine.maths.networks.activations import RELU, TANH, Activation
from engine.maths.networks.curvature import central_product, hessian_vector, sharpness
from engine.maths.networks.initialization import INITIALIZATIONS, SAID, initialize
from engine.maths.networks.losses import CROSS_ENTROPY, SQUARED, Loss, softmax
from engine.maths.networks.named import ACTIVATIONS, LOSSES
from engine.maths.networks.network import Network
from engine.maths.networks.norms import (
    BatchNorm,
    GroupNorm,
    LayerNorm,
    Linear,
    Plain,
    RMSNorm,
    Standardized,
    WeightNorm,
)

__all__ = [
    "ACTIVATIONS",
    "CROSS_ENTROPY",
    "INITIALIZATIONS",
    "LOSSES",
    "RELU",
    "SAID",
    "SQUARED",
    "TANH",
    "Activation",
    "BatchNorm",
    "GroupNorm",
    "LayerNorm",
    "Linear",
    "Loss",
    "Network",
    "Plain",
    "RMSNorm",
    "Standardized",
    "WeightNorm",
    "central_product",
    "hessian_vector",
    "initialize",
    "sharpness",
    "softmax",
]
