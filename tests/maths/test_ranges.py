"""What a part of the mathematics may not be: said when it is made, with the field and what it got."""

import re

import numpy as np
import pytest

from engine.maths.networks import SQUARED, BatchNorm, GroupNorm, LayerNorm, Network, initialize, sharpness
from engine.maths.noisy import Noisy
from engine.maths.optimizers import L2, SGD, AdaGrad, Adam, AdamW, AMSGrad, Clipped, Momentum, Nesterov, RMSProp
from engine.maths.ranges import require
from engine.maths.schedules import (
    Cosine,
    Cyclical,
    Exponential,
    InverseSquareRoot,
    InverseTime,
    Linear,
    OneCycle,
    Restarts,
    StableDecay,
    StepDecay,
    Warmup,
)
from engine.maths.surfaces import Cliff, MonkeySaddle, Plateau, Rosenbrock, Saddle, Snake, Valley

NAN = float("nan")
INPUTS, TARGETS = np.ones((6, 4)), np.eye(3)[[0, 1, 2, 0, 1, 2]]


def network(**changed):
    """A network whose arguments are good but for those `changed`."""
    return Network(**{"widths": (4, 8, 3), "inputs": INPUTS, "targets": TARGETS} | changed)


MISTAKES = {
    # optimizers
    "Momentum: beta is 1.0, which is not in [0, 1)": lambda: Momentum(1.0),
    "Momentum: beta is -0.1, which is not in [0, 1)": lambda: Momentum(-0.1),
    "Nesterov: beta is nan, which is not in [0, 1)": lambda: Nesterov(NAN),
    "Momentum: beta is 1.5 in run 2, which is not in [0, 1)": lambda: Momentum(np.array([0.0, 0.9, 1.5])),
    "Momentum: beta is nan in run 0, which": lambda: Momentum(np.array([NAN, 0.9])),
    "Momentum: beta is of shape (3, 1), neither a number nor an array (runs,)": lambda: Momentum(np.ones((3, 1)) / 2),
    "Momentum: beta is [0.5, 0.9], neither": lambda: Momentum([0.5, 0.9]),
    "Momentum: beta is '0.9', neither": lambda: Momentum("0.9"),
    "Momentum: beta is None, neither": lambda: Momentum(None),
    "Adam: beta1 is 1.0, which is not in [0, 1); delta is 0.0, which is not in (0, inf)": lambda: Adam(1.0, delta=0.0),
    "Adam: beta2 is 1.0,": lambda: Adam(beta2=1.0),
    "Adam: bias_correction is 2, which is not in whole [0, 1]": lambda: Adam(bias_correction=2),
    "Adam.beta1 has 2, Adam.beta2 has 3": lambda: Adam(np.zeros(2), np.zeros(3)),
    "AMSGrad: delta is -1e-08,": lambda: AMSGrad(delta=-1e-8),
    "AdaGrad: delta is inf,": lambda: AdaGrad(np.inf),
    "RMSProp: rho is 1.2,": lambda: RMSProp(1.2),
    "L2: weight_decay is -0.1,": lambda: L2(SGD(), -0.1),
    "AdamW: weight_decay is -1,": lambda: AdamW(weight_decay=-1),
    "Clipped: norm is 0, which is not in (0, inf)": lambda: Clipped(SGD(), 0),
    "Clipped: norm is -1.0, which": lambda: Clipped(SGD(), -1.0),
    # schedules
    "Restarts: growth is 0.5, which is not in [1, inf)": lambda: Restarts(growth=0.5),
    "Restarts: period is 0, which": lambda: Restarts(0),
    "StepDecay: factor is -0.1,": lambda: StepDecay(-0.1),
    "StepDecay: drops is 1.5, which is not in [0, 1]": lambda: StepDecay(drops=(0.5, 1.5)),
    "StepDecay: drops is 0.5, not a tuple of numbers": lambda: StepDecay(drops=0.5),
    "OneCycle: rise is 1, which is not in (0, 1)": lambda: OneCycle(1),
    "OneCycle: rise * steps is 0.9, which must be more than 1": lambda: OneCycle()(0, 3),
    "OneCycle: rise * steps is 0.6, which": lambda: OneCycle(np.array([0.3, 0.02]))(0, 30),
    "OneCycle: rise * steps is 0.6, which must": lambda: Warmup(OneCycle(), 8)(0, 10),
    "Cosine: step is 101, which is not in [0, steps] with steps 100": lambda: Cosine()(101, 100),
    "Linear: step is 101 in run 101, which": lambda: Linear()(np.arange(102), 100),
    "Cosine: step is -1, which": lambda: Cosine()(-1, 100),
    "Cosine: steps is 0, which is not in whole [1, inf)": lambda: Cosine()(0, 0),
    "Cosine: steps is 9.5, which": lambda: Cosine()(0, 9.5),
    "Cosine: floor is 1.1,": lambda: Cosine(1.1),
    "Linear: floor is nan,": lambda: Linear(NAN),
    "Cyclical: cycles is 0,": lambda: Cyclical(cycles=0),
    "Exponential: final is 0.0,": lambda: Exponential(0.0),
    "InverseTime: decay is -1,": lambda: InverseTime(-1),
    "InverseSquareRoot: offset is 0,": lambda: InverseSquareRoot(0),
    "StableDecay: decay is 0,": lambda: StableDecay(0),
    "Warmup: warmup is 2.5, which is not in whole [0, inf)": lambda: Warmup(Cosine(), 2.5),
    # surfaces
    "Valley: condition is -20.0,": lambda: Valley(-20.0),
    "Valley: rotation is nan, which is not in (-inf, inf)": lambda: Valley(rotation=NAN),
    "Cliff: slope is 200.0, which is not in (0, wall) with wall 100.0": lambda: Cliff(slope=200.0),
    "Cliff: slope is 3.0 in run 1, which is not in (0, wall)": lambda: Cliff(np.array([4.0, 2.0]), 3.0),
    "Cliff.wall has 2, Cliff.slope has 3": lambda: Cliff(np.array([4.0, 2.0]), np.ones(3)),
    "Saddle: rim is 0,": lambda: Saddle(rim=0),
    "MonkeySaddle: rim is 0,": lambda: MonkeySaddle(0),
    "Snake: b is 0,": lambda: Snake(b=0),
    "Plateau: width is 0,": lambda: Plateau(width=0),
    "Rosenbrock: scale is inf,": lambda: Rosenbrock(scale=np.inf),
    "Noisy: sigma is -1.0,": lambda: Noisy(Valley(), -1.0),
    "Noisy: draw is 3, which is not in whole [0, draws) with draws 3": lambda: Noisy(Valley(), 1.0, 3, 3),
    "Noisy: draw is -1 in run 0,": lambda: Noisy(Valley(), 1.0, np.array([-1, 0])),
    "Valley.condition has 2, Noisy.sigma has 3": lambda: Noisy(Valley(np.ones(2)), np.ones(3)),
    # networks
    "GroupNorm: groups is 0, which is not in whole [1, inf)": lambda: GroupNorm(0),
    "GroupNorm: 8 units do not make 3 groups": lambda: network(linear=GroupNorm(3)),
    "GroupNorm: 8 units do not make 8 groups of two or more": lambda: network(linear=GroupNorm(8)),
    "layer norm: of a single number": lambda: network(widths=(4, 1, 3), linear=LayerNorm()),
    "batch norm: of a single number": lambda: network(linear=BatchNorm(), batch_size=1),
    "Network: batch_size is 7, which is not in whole [1, examples] with examples 6": lambda: network(batch_size=7),
    "Network: batch_size is 0,": lambda: network(batch_size=0),
    "Network: batch_size is 2.5,": lambda: network(batch_size=2.5),
    "Network: widths is [4, 3], not a tuple": lambda: network(widths=[4, 3]),
    "Network: widths is 0, which": lambda: network(widths=(4, 0, 3)),
    "Network: widths are (4,), which": lambda: network(widths=(4,)),
    "Network: inputs are of shape (6, 4), not (examples, 5) or": lambda: network(widths=(5, 8, 3)),
    "Network: targets are of shape (6, 1), not (examples, 3)": lambda: network(targets=TARGETS[:, :1]),
    "Network: targets are of shape (6,), not (examples, 3)": lambda: network(targets=TARGETS[:, 0]),
    "Network: 6 inputs for 5 targets": lambda: network(targets=TARGETS[:5]),
    "Network: inputs of 2 runs for targets of 3": lambda: network(
        inputs=np.ones((2, 6, 4)), targets=np.stack([TARGETS] * 3)
    ),
    "Network: inputs hold something that is not finite": lambda: network(inputs=INPUTS * NAN),
    "cross-entropy: targets of one column": lambda: network(widths=(4, 8, 1), targets=TARGETS[:, :1]),
    "cross-entropy: targets must be shares of the classes": lambda: network(targets=2 * TARGETS),
    "an accuracy needs two outputs or more": lambda: network(
        widths=(4, 1), targets=TARGETS[:, :1], loss=SQUARED
    ).accuracy(np.zeros((1, 5))),
    "Network: theta is of shape (2, 68), not (runs, 67)": lambda: network().value(np.zeros((2, 68))),
    "Network: theta is of shape (2, 66), not (runs, 67)": lambda: network().grad(np.zeros((2, 66))),
    "Network: theta is of shape (67,), not (runs, 67)": lambda: network().value(np.zeros(67)),
    "initialize: runs is 0,": lambda: initialize(network(), lambda i, o: 1.0, 0, np.random.default_rng(0)),
    "sharpness: iterations is 0,": lambda: sharpness(network(), np.zeros((1, 67)), 0),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_what_would_be_something_else_is_refused(message):
    with pytest.raises(ValueError, match=re.escape(message)):
        MISTAKES[message]()


def test_a_range_that_cannot_be_read_is_refused_too():
    with pytest.raises(ValueError, match="is no range"):
        require("part", 0.5, "[0; 1)")


@pytest.mark.parametrize(
    "made",
    [
        lambda: Momentum(0),
        lambda: Momentum(np.float32(0.5)),
        lambda: Momentum(np.array(0.5)),
        lambda: Momentum(np.array([0.0, 0.999999])),
        lambda: Adam(bias_correction=np.array([True, False])),
        lambda: Warmup(Cosine(), np.array([0, 5])),
        lambda: Valley(curvature=0.0),
        lambda: Clipped(Adam(np.full(3, 0.5)), np.ones(3)),
        lambda: OneCycle(0.3)(0, 4),
        lambda: Restarts(np.array([0.25, 0.5]), np.array([1.0, 2.0]))(np.arange(20)[:, np.newaxis][:2, 0], 20),
        lambda: network(batch_size=6, linear=GroupNorm(4)),
        lambda: network(inputs=np.ones((2, 6, 4))),
    ],
)
def test_what_is_good_is_taken(made):
    made()
