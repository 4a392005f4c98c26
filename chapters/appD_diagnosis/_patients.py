"""The twelve sick runs of this appendix, each with its treatment: one table, and the three mistakes that are rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from engine.lab import TRAINING, digit_networks
from engine.maths.networks import RELU, SAID, Network
from engine.maths.optimizers import SGD, Adam
from engine.maths.optimizers._optimizer import Optimizer
from engine.maths.optimizers.clipped import Clipped

HIDDEN, BATCH, RATE = (32, 32), 50, 0.1


@dataclass(frozen=True)
class Unzeroed(Optimizer):
    """The rule's step with the sum of all gradients so far: what is left in a buffer that nobody sets to zero."""

    rule: Optimizer
    label = "gradients never zeroed"

    def init(self, theta):
        return np.zeros_like(theta), self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        total, inner = state
        total += grad(theta)
        self.rule.step(theta, inner, lambda _: total, rate)


@dataclass(frozen=True)
class HalfPrecision(Optimizer):
    """The rule's step with the gradient of `loss_weight` times the loss, kept in float16.

    It is multiplied by `loss_scale` before and divided by it after. What is nearer to 0 than to 2^-24 is lost.
    (Micikevicius et al. 2018, section 3.2)
    """

    rule: Optimizer
    loss_weight: float = 1.0
    loss_scale: float = 1.0
    label = "gradients in half precision"

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        self.rule.step(theta, state, lambda at: self.kept(grad(at)), rate)

    def kept(self, g: np.ndarray) -> np.ndarray:
        """What is left of the gradient g."""
        return (self.loss_scale * self.loss_weight * g).astype(np.float16).astype(float) / self.loss_scale


@dataclass(frozen=True)
class Watched(Optimizer):
    """A rule, and in `chart` for each of its steps four numbers (runs,): of the gradient the norm and the share of
    entries that are exactly 0, and the norms of the update and of theta before it.

    The gradient is the one a training script would print: summed or rounded as the mistake has it, not yet clipped.
    """

    rule: Optimizer
    label: str
    chart: list = field(default_factory=list)

    def init(self, theta):
        return self.rule.init(theta)

    def step(self, theta, state, grad, rate):
        seen, before = [], theta.copy()
        self.rule.step(theta, state, lambda at: seen.append(grad(at)) or seen[-1], rate)
        raw = state[0] if isinstance(self.rule, Unzeroed) else seen[-1]
        raw = self.rule.kept(raw) if isinstance(self.rule, HalfPrecision) else raw
        norms = [np.linalg.norm(part, axis=0) for part in (raw, theta - before, before)]
        self.chart.append((norms[0], (raw == 0).mean(axis=0), *norms[1:]))


class InOrder(Network):
    """A network whose minibatches come in the order of its examples, from the first to the last and over again."""

    def at(self, step, rng):
        first = step * self.batch_size % self.inputs.shape[-2]
        rows = slice(first, first + self.batch_size)
        return self.batch(self.inputs[..., rows, :], self.targets[..., rows, :])


@dataclass(frozen=True)
class Run:
    """How one run is made; as it stands, healthy. Of the pixels `gain` is the factor and `shift` what is added."""

    rule: Optimizer = field(default_factory=SGD)
    rate: float = RATE
    scale: float = 1.0
    images: int = TRAINING
    wrong: float = 0.0
    leaked: float = 0.0
    gain: float = 1.0
    shift: float = 0.0
    in_order: bool = False

    def said(self) -> Iterator[tuple[str, str]]:
        """(what, how) of everything that `train` is not told."""
        times = f", times {self.scale:g}" if self.scale != 1 else ""
        yield "First weights", f"normal, standard deviation {SAID['he']}{times}; biases 0; drawn anew for every seed"
        yield "Training images", f"{self.images:,} of the {TRAINING:,}, drawn anew for every seed"
        yield "Pixels", "as they are in the file, 0 to 16" if self.gain != 1 else "as under Data"
        yield "Labels", f"{self.wrong:.0%} of the training images have another digit's" if self.wrong else "right"
        leak = (
            f"as many as training images; {self.leaked:.0%} of them are training images" if self.leaked else "all 797"
        )
        yield "New images", leak
        order = "in the order of the labels, pass by pass" if self.in_order else "drawn at random, as said there"
        yield "Order", order

    def networks(self, seeds) -> tuple[Network, Network]:
        """The run's network on its training images (seeds, images, 64), each seed's drawn anew, and on its new ones."""
        seen, new = digit_networks(HIDDEN, activation=RELU, batch_size=BATCH)
        drawn = [self.draw(seen, new, np.random.default_rng([seed, 4])) for seed in seeds]
        inputs, targets, new_inputs, new_targets = map(np.stack, zip(*drawn, strict=True))
        parts = {name: getattr(seen, name) for name in ("widths", "activation", "batch_size", "data")}
        network = (InOrder if self.in_order else Network)(inputs=inputs, targets=targets, **parts)
        return network, Network(**{**parts, "batch_size": None}, inputs=new_inputs, targets=new_targets)

    def draw(self, seen, new, rng):
        """One seed's training inputs and targets, and new ones."""
        chosen = rng.permutation(TRAINING)[: self.images]
        inputs, labels = seen.inputs[chosen], seen.targets[chosen].argmax(axis=1)
        again = rng.permutation(len(chosen))[: round(self.leaked * len(chosen))]  # images that the test set has as well
        fresh = slice(0, round(len(again) / self.leaked * (1 - self.leaked)) if self.leaked else None)
        test = (
            np.concatenate([new.inputs[fresh], inputs[again]]),
            np.concatenate([new.targets[fresh], np.eye(10)[labels[again]]]),
        )
        lied = rng.permutation(len(chosen))[: round(self.wrong * len(chosen))]
        labels[lied] = (labels[lied] + rng.integers(1, 10, len(lied))) % 10
        order = np.argsort(labels, kind="stable") if self.in_order else slice(None)
        pixels = self.gain * inputs[order] + self.shift
        return pixels, np.eye(10)[labels[order]], self.gain * test[0] + self.shift, test[1]


HEALTHY = Run()
UNCORRECTED = Run(Adam(bias_correction=False), 0.02)
LIGHT = 1e-7  # the weight of the loss in half precision
HEAVIER = Run(HalfPrecision(Adam(), 100 * LIGHT), 0.01)  # beside the cases: half precision that does no harm
FEW, LEAKED = Run(images=60, rate=0.3), Run(images=200, rate=0.3, leaked=0.9)
CASES = {
    "unshuffled": (Run(in_order=True), HEALTHY),
    "rate_low": (Run(rate=0.0005), HEALTHY),
    "dead": (Run(gain=6.0, shift=4.9), HEALTHY),
    "leak": (LEAKED, replace(LEAKED, leaked=0.0)),
    "rate_high": (Run(rate=1.0), HEALTHY),
    "clipped": (Run(Clipped(SGD(), 0.01)), Run(Clipped(SGD(), 1.0))),
    "overfitting": (FEW, replace(FEW, images=TRAINING)),
    "unzeroed": (Run(Unzeroed(SGD())), HEALTHY),
    "half": (Run(HalfPrecision(Adam(), LIGHT), 0.01), Run(HalfPrecision(Adam(), LIGHT, 2.0**20), 0.01)),
    "wrong_labels": (Run(wrong=0.4), HEALTHY),
    "uncorrected": (UNCORRECTED, replace(UNCORRECTED, rule=Adam())),
    "small_start": (Run(scale=0.1), HEALTHY),
}
