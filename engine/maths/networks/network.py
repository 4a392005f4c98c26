"""Network: a dense network and its examples as an objective, for many sets of weights at once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from engine.maths.networks.activations import TANH, Activation
from engine.maths.networks.losses import CROSS_ENTROPY, Loss
from engine.maths.networks.norms import Linear, Plain
from engine.maths.networks.norms._linear import Layer
from engine.maths.objective import Objective
from engine.maths.ranges import require


@dataclass(frozen=True)
class Network(Objective):
    """The mean loss over `inputs` (examples, widths[0]) and `targets` (examples, widths[-1]).

    theta is (runs, parameters): layer by layer the weights (in, out), the biases and, in a normalized layer, the gains.
    Hidden layers are `linear`, then `activation`; the last is plain. All runs meet the same examples, so that a step of
    all of them is a few stacked matrix products; inputs or targets that differ from run to run are (runs, examples,
    width). With `skip` every hidden layer as wide as its input adds that to what it makes: x + activation(linear(x)).
    (He et al. 2016, Deep residual learning, equation 1) With `batch_size` each step sees so many examples, drawn
    without replacement. `data` says to a reader what the examples are.

    Raises ValueError for widths that are not two or more whole numbers, for inputs and targets whose shapes do not go
    with them and each other or that hold something not finite, for targets that the loss cannot be of, for layers that
    the kind cannot be of, and for more examples a step than there are.
    """

    widths: tuple[int, ...]
    inputs: np.ndarray
    targets: np.ndarray
    activation: Activation = TANH
    loss: Loss = CROSS_ENTROPY
    linear: Linear = field(default_factory=Plain)
    batch_size: int | None = None
    data: str = ""
    skip: bool = False

    def __post_init__(self) -> None:
        require("widths", self.widths, "each whole [1, inf)", where="Network")
        if len(self.widths) < 2:
            raise ValueError(f"Network: widths are {self.widths}, which must name the inputs and the outputs at least")
        _check_examples(self)
        examples = self.inputs.shape[-2]
        if self.batch_size is not None:
            require("batch_size", self.batch_size, "whole [1, examples]", {"examples": examples}, "Network")
        self.loss.fits(self.targets)
        for width, kind in zip(self.widths[1:], self.kinds, strict=True):
            kind.fits(width, self.batch_size or examples)

    @property
    def kinds(self) -> tuple[Linear, ...]:
        """The kind of every layer."""
        return (self.linear,) * (len(self.widths) - 2) + (Plain(),)

    @cached_property
    def parameters(self) -> int:
        """How many numbers theta holds for one run."""
        pairs = zip(pairwise(self.widths), self.kinds, strict=True)
        return sum((wide + 1 + kind.has_gain) * out for (wide, out), kind in pairs)

    @property
    def runs(self) -> int:
        """How many sets of examples there are, one a run; 1 where all runs meet the same."""
        return max(len(part) if part.ndim == 3 else 1 for part in (self.inputs, self.targets))

    def layers(self, theta: np.ndarray) -> list[Layer]:
        """theta (runs, parameters) as the layers it holds, without copying. Raises ValueError for another length."""
        if theta.ndim != 2 or theta.shape[1] != self.parameters:
            raise ValueError(f"Network: theta is of shape {theta.shape}, not (runs, {self.parameters})")
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

    def skips(self, layer: int) -> bool:
        """Whether the layer of this number, the first hidden one 0, adds its input to what it makes."""
        hidden = layer < len(self.widths) - 2
        return self.skip and hidden and self.widths[layer] == self.widths[layer + 1]

    def outputs(self, theta: np.ndarray) -> np.ndarray:
        """(runs, examples, widths[-1])."""
        return self.activations(theta)[-1]

    def value(self, theta):
        return self.loss.value(self.outputs(theta), self.targets)

    def accuracy(self, theta: np.ndarray) -> np.ndarray:
        """The share of examples whose largest output is that of the largest target, (runs,).

        Raises ValueError where there is one output, which is the largest whatever it is.
        """
        if self.widths[-1] < 2:
            raise ValueError("Network: an accuracy needs two outputs or more; of one it would be 1 whatever it is")
        return (self.outputs(theta).argmax(axis=-1) == self.targets.argmax(axis=-1)).mean(axis=-1)

    def grad(self, theta):
        layers = self.layers(theta)
        traces = self._forward(layers)
        gradient = np.empty_like(theta)
        slope = self.loss.slope(traces[-1][0], self.targets)
        filled = self.layers(gradient)
        for n in reversed(range(len(layers))):
            (x, _, _), (_, made, kept), kind = traces[n], traces[n + 1], self.kinds[n]
            around = slope.copy() if self.skips(n) else None
            if n < len(layers) - 1:
                slope *= self.activation.slope(made)
            slope = kind.backward(slope, x, layers[n], kept, filled[n])
            if n:
                slope = slope @ np.swapaxes(kind.pulled(layers[n], kept), -1, -2)
                if around is not None:
                    slope += around
        return gradient

    def at(self, step, rng):
        if self.batch_size is None:
            return self
        chosen = rng.choice(self.inputs.shape[-2], self.batch_size, replace=False)
        return self.batch(self.inputs[..., chosen, :], self.targets[..., chosen, :])

    def batch(self, inputs: np.ndarray, targets: np.ndarray) -> Network:
        """The network as one step sees it: on examples drawn from its own, which are not looked at again."""
        seen = copy(self)  # not made anew, which would look at them
        vars(seen).update(inputs=inputs, targets=targets, batch_size=None)
        return seen

    def on(self, inputs: np.ndarray, targets: np.ndarray) -> Network:
        """The same network on other examples, all of them at each step. Raises ValueError as Network does."""
        return replace(self, inputs=inputs, targets=targets, batch_size=None)

    def _forward(self, layers: list[Layer]) -> list[tuple]:
        """The inputs; then of every layer what it hands on, what its activation made, and what its linear part kept."""
        traces: list[tuple] = [(self.inputs, None, None)]
        for n, (layer, kind) in enumerate(zip(layers, self.kinds, strict=True)):
            x = traces[-1][0]
            z, kept = kind.forward(x, layer)
            made = z if n == len(layers) - 1 else self.activation.apply(z)
            traces.append((x + made if self.skips(n) else made, made, kept))
        return traces


def _check_examples(network: Network) -> None:
    """Raises ValueError where inputs and targets do not go with the widths and with each other."""
    for name, width in (("inputs", network.widths[0]), ("targets", network.widths[-1])):
        part = getattr(network, name)
        if not isinstance(part, np.ndarray) or part.ndim not in (2, 3) or part.shape[-1] != width:
            raise ValueError(
                f"Network: {name} are of shape {np.shape(part)}, not (examples, {width}) or (runs, examples, {width})"
            )
        if not np.isfinite(part).all():
            raise ValueError(f"Network: {name} hold something that is not finite")
    inputs, targets = network.inputs.shape, network.targets.shape
    if inputs[-2] != targets[-2] or not inputs[-2]:
        raise ValueError(f"Network: {inputs[-2]} inputs for {targets[-2]} targets")
    if len(inputs) == len(targets) == 3 and inputs[0] != targets[0]:
        raise ValueError(f"Network: inputs of {inputs[0]} runs for targets of {targets[0]}")
