"""Network: a dense network and its examples as an objective, for many sets of weights at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from engine.maths.networks.activations import TANH, Activation
from engine.maths.networks.losses import CROSS_ENTROPY, Loss
from engine.maths.networks.norms import Layer, Linear, Plain
from engine.maths.objective import Objective


@dataclass(frozen=True)
class Network(Objective):
    """The mean loss over `inputs` (examples, widths[0]) and `targets` (examples, widths[-1]).

    theta is (runs, parameters): layer by layer the weights (in, out), the biases and, in a normalized layer, the gains.
    Hidden layers are `linear`, then `activation`; the last is plain. All runs meet the same examples, so that a step of
    all of them is a few stacked matrix products; inputs or targets that differ from run to run are (runs, examples,
    width). With `batch_size` each step sees so many examples, drawn without replacement.
    """

    widths: tuple[int, ...]
    inputs: np.ndarray
    targets: np.ndarray
    activation: Activation = TANH
    loss: Loss = CROSS_ENTROPY
    linear: Linear = field(default_factory=Plain)
    batch_size: int | None = None

    @property
    def kinds(self) -> tuple[Linear, ...]:
        """The kind of every layer."""
        return (self.linear,) * (len(self.widths) - 2) + (Plain(),)

    @property
    def parameters(self) -> int:
        """How many numbers theta holds for one run."""
        pairs = zip(pairwise(self.widths), self.kinds, strict=True)
        return sum((wide + 1 + kind.has_gain) * out for (wide, out), kind in pairs)

    def layers(self, theta: np.ndarray) -> list[Layer]:
        """theta (runs, parameters) as the layers it holds, without copying."""
        at, found, runs = 0, [], len(theta)

        def take(rows: int, out: int) -> np.ndarray:
            nonlocal at
            at += rows * out
            return theta[:, at - rows * out : at].reshape(runs, rows, out)

        for (wide, out), kind in zip(pairwise(self.widths), self.kinds, strict=True):
            found.append(Layer(take(wide, out), take(1, out), take(1, out) if kind.has_gain else None))
        return found

    def activations(self, theta: np.ndarray) -> list[np.ndarray]:
        """The inputs (examples, in), what every hidden layer makes of them, and the outputs (runs, examples, out)."""
        return [trace[0] for trace in self._forward(self.layers(theta))]

    def outputs(self, theta: np.ndarray) -> np.ndarray:
        """(runs, examples, widths[-1])."""
        return self.activations(theta)[-1]

    def value(self, theta):
        return self.loss.value(self.outputs(theta), self.targets)

    def accuracy(self, theta: np.ndarray) -> np.ndarray:
        """The share of examples whose largest output is that of the largest target, (runs,)."""
        return (self.outputs(theta).argmax(axis=-1) == self.targets.argmax(axis=-1)).mean(axis=-1)

    def grad(self, theta):
        layers = self.layers(theta)
        traces = self._forward(layers)
        gradient = np.empty_like(theta)
        slope = self.loss.slope(traces[-1][0], self.targets)
        backward = zip(layers, self.kinds, self.layers(gradient), pairwise(traces), strict=True)
        for layer, kind, filled, ((x, _), (y, kept)) in reversed(list(backward)):
            if y is not traces[-1][0]:
                slope *= self.activation.slope(y)
            slope = kind.backward(slope, x, layer, kept, filled)
            if x is not self.inputs:
                slope = slope @ np.swapaxes(kind.pulled(layer, kept), -1, -2)
        return gradient

    def at(self, step, rng):
        if self.batch_size is None:
            return self
        chosen = rng.choice(self.inputs.shape[-2], self.batch_size, replace=False)
        return self.on(self.inputs[..., chosen, :], self.targets[..., chosen, :])

    def on(self, inputs: np.ndarray, targets: np.ndarray) -> Network:
        """The same network on other examples, all of them at each step."""
        return replace(self, inputs=inputs, targets=targets, batch_size=None)

    def _forward(self, layers: list[Layer]) -> list[tuple]:
        """The inputs and every layer's outputs, each with what its linear part kept."""
        traces = [(self.inputs, None)]
        for layer, kind in zip(layers, self.kinds, strict=True):
            z, kept = kind.forward(traces[-1][0], layer)
            last = len(traces) == len(layers)
            traces.append((z if last else self.activation.apply(z), kept))
        return traces
