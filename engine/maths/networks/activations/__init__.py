"""Activations: what a hidden unit does with its sum, one a file."""

from engine.maths.networks.activations._activation import Activation
from engine.maths.networks.activations.relu import RELU
from engine.maths.networks.activations.tanh import TANH

__all__ = ["RELU", "TANH", "Activation"]
