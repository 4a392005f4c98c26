"""The edge of stability: full-batch descent on a real network, its sharpness against two over the rate.

tanh network, squared error, as in Cohen et al. 2021, figure 1; with cross-entropy the sharpness falls again late.
"""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import over_seeds, spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.networks import SQUARED, sharpness
from engine.maths.optimizers import SGD

SEEDS, EXAMPLES, HIDDEN, STEPS, EVERY, SETTLED = 3, 200, (24, 24), 2000, 50, 1400
RATE = Axis("learning_rate", "Learning rate", (0.05, 0.08, 0.1, 0.12, 0.15, 0.2), 0.15, format="g")
TICKS = tuple(range(0, STEPS + 1, EVERY))


def one_seed(seed):
    """Loss and sharpness at the ticks, (rates, ticks) each."""
    network, _ = digit_networks(HIDDEN, loss=SQUARED)
    network = network.on(network.inputs[:EXAMPLES], network.targets[:EXAMPLES])
    start = first_weights(network, seed, "small")
    measures = {"loss": network.value, "sharpness": lambda theta: sharpness(network, theta, 12)}
    trained = train(SGD(), network, start, RATE.values, STEPS, measures, TICKS)
    return trained.measured["loss"].T, trained.measured["sharpness"].T


def record(axes):
    loss, sharp = over_seeds(one_seed, SEEDS)
    edge = 2 / np.array(RATE.values)
    dims = ("learning_rate", "step")
    grids = {
        **spread("sharpness.network", dims, sharp),
        "sharpness.edge": Grid(dims, np.repeat(edge[:, None], len(TICKS), axis=1)),
        **spread("loss.network", dims, loss),
        "time.all": Grid(("step",), np.array(TICKS, dtype=float)),
    }
    labels = {"network": "the network", "edge": "2 / rate"}
    runs = SEEDS * len(RATE)
    return Recording(axes, grids, facts(loss, sharp, edge), labels, runs, runs * STEPS, 0)


def facts(loss, sharp, edge):
    late = [n for n, tick in enumerate(TICKS) if tick >= SETTLED]
    ratio = sharp[:, :, late].mean(axis=(0, 2)) / edge
    what = f"sharpness over 2 / rate, mean over steps {SETTLED} to {STEPS} and {SEEDS} seeds, {EXAMPLES} digits, tanh, squared error"
    at = RATE.default_index
    return {
        "ratio": Fact(float(ratio[at]), f"at rate {RATE.default}: {what}", format=".2f", low=0.9, high=1.15),
        "least": Fact(
            float(ratio[2:].min()),
            f"least over rates {RATE.values[2]} to {RATE.values[-1]}: {what}",
            format=".2f",
            low=0.85,
            high=1.2,
        ),
        "most": Fact(float(ratio[2:].max()), f"largest over the same rates: {what}", format=".2f", low=0.85, high=1.2),
        "start": Fact(
            float(sharp[:, at, 0].mean()),
            f"sharpness before training, mean of {SEEDS} seeds",
            format=".1f",
            high=float(edge[at]),
        ),
        "small": Fact(float(ratio[0]), f"at rate {RATE.values[0]}: {what}", format=".2f"),
        "fell": Fact(
            float(loss[:, at, -1].mean() / loss[:, at, 0].mean()),
            f"loss after {STEPS} steps over that before, rate {RATE.default}, mean of {SEEDS} seeds",
            format=".0%",
            high=0.2,
        ),
    }


STUDY = Study((RATE,), record)
SCENE = Scene(
    "The edge of stability",
    STUDY,
    (
        Curves(
            "sharpness", x="time", band="sharpness", y_label="largest eigenvalue", domain=(0, 45), title="Sharpness"
        ),
        Curves(
            "loss",
            x="time",
            band="loss",
            log_y=True,
            y_label="training loss",
            domain=(1e-3, 1.5),
            title="Loss",
            only=("network",),
        ),
    ),
    caption="Full-batch gradient descent on two hundred digits: tanh, squared error. Means of three seeds, and the bands between them. Change the rate: the line $2/\\varepsilon$ moves, and the sharpness follows it.",
    alt="Left, the sharpness rises from a small value to the level line two over the rate and stays there. Right, the loss falls, in the end not at every step.",
    clock=Clock("step", times=TICKS),
)
