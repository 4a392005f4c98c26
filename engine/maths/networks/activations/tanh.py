"""The hyperbolic tangent."""

from __future__ import annotations

import numpy as np

from engine.maths.networks.activations._activation import Activation

TANH = Activation("tanh", lambda z: np.tanh(z, out=z), lambda y: 1 - y * y)
