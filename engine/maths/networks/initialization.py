"""Initializations: how large the first random weights are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.maths.networks.network import Network
from engine.maths.ranges import require

__all__ = ["INITIALIZATIONS", "SAID", "initialize"]

Deviation = Callable[[int, int], float]


def glorot(fan_in: int, fan_out: int) -> float:
    """sqrt(2 / (fan_in + fan_out)).   (Glorot and Bengio 2010, equation 12)"""
    return (2 / (fan_in + fan_out)) ** 0.5


def he(fan_in: int, fan_out: int) -> float:
    """sqrt(2 / fan_in).   (He et al. 2015, equation 10)"""
    return (2 / fan_in) ** 0.5


def lecun(fan_in: int, fan_out: int) -> float:
    """1 / sqrt(fan_in).   (LeCun et al. 1998, Efficient BackProp, equation 16)"""
    return (1 / fan_in) ** 0.5


INITIALIZATIONS: Mapping[str, Deviation] = {
    "small": lambda fan_in, fan_out: glorot(fan_in, fan_out) / 2,
    "glorot": glorot,
    "he": he,
    "lecun": lecun,
    "large": lambda fan_in, fan_out: 2 * he(fan_in, fan_out),
}


SAID: Mapping[str, str] = {
    "small": r"$\frac12\sqrt{2 / (n_{\text{in}} + n_{\text{out}})}$",
    "glorot": r"$\sqrt{2 / (n_{\text{in}} + n_{\text{out}})}$",
    "he": r"$\sqrt{2 / n_{\text{in}}}$",
    "lecun": r"$1 / \sqrt{n_{\text{in}}}$",
    "large": r"$2\sqrt{2 / n_{\text{in}}}$",
}  # the standard deviations, for a reader


def initialize(network: Network, deviation: Deviation, runs: int, rng: np.random.Generator) -> np.ndarray:
    """theta (runs, parameters): normal weights with this standard deviation, drawn from `rng`, biases 0, gains 1.

    Under weight norm the gains are the weights' lengths, so that the network starts as the plain one. Raises ValueError
    where `runs` is not a whole number of at least 1.
    """
    require("runs", runs, "whole [1, inf)", where="initialize")
    theta = np.zeros((runs, network.parameters))
    for layer, kind in zip(network.layers(theta), network.kinds, strict=True):
        fan_in, fan_out = layer.weight.shape[1:]
        layer.weight[...] = deviation(fan_in, fan_out) * rng.standard_normal(layer.weight.shape)
        if layer.gain is not None:
            layer.gain[...] = kind.first_gain(layer.weight)
    return theta
