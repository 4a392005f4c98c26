"""How large a signal is, layer by layer, in deep networks not yet trained: the work of the initialization."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.networks import ACTIVATIONS, INITIALIZATIONS, initialize

SEEDS, DEPTH, WIDTH, EXAMPLES = 5, 20, 128, 200
LABELS = {"small": "too small: half Glorot", "glorot": "Glorot", "he": "He", "large": "too large: twice He"}
ACTIVATION = Axis(
    "activation", "Activation", ("relu", "tanh"), "relu", "choice", format={"relu": "ReLU", "tanh": "tanh"}.get
)


def sizes(activation, scheme):
    """Root mean squares, (seeds, layers): what each hidden layer hands on, and the gradient by its weights."""
    network, _ = digit_networks((WIDTH,) * DEPTH, activation=ACTIVATIONS[activation])
    network = network.on(network.inputs[:EXAMPLES], network.targets[:EXAMPLES])
    theta = initialize(network, INITIALIZATIONS[scheme], SEEDS, np.random.default_rng(0))
    hidden = [np.sqrt((y**2).mean(axis=(1, 2))) for y in network.activations(theta)[1:-1]]
    slopes = [np.sqrt((g.weight**2).mean(axis=(1, 2))) for g in network.layers(network.grad(theta))[:-1]]
    return np.stack(hidden, axis=1), np.stack(slopes, axis=1)


def record(axes):
    grids = {"layer.all": Grid(("point",), np.arange(1.0, DEPTH + 1))}
    for scheme in LABELS:
        found = [sizes(activation, scheme) for activation in ACTIVATION.values]
        for quantity, values in zip(("signal", "gradient"), zip(*found, strict=True), strict=True):
            grids |= spread(f"{quantity}.{scheme}", ("activation", "point"), np.stack(values, axis=1))
    runs = SEEDS * len(LABELS) * len(ACTIVATION)
    return Recording(axes, grids, facts(Recording(axes, grids)), LABELS, runs, 0, 0)


def facts(recording):
    def kept(activation, scheme, quantity="signal"):
        values = recording.at(f"{quantity}.{scheme}", activation=activation)
        return float((values[-1] / values[0]) ** 2)

    what = f"mean square of what layer {DEPTH} hands on over that of layer 1, {DEPTH} layers of {WIDTH}, mean of {SEEDS} seeds"
    return {
        "he": Fact(kept("relu", "he"), f"ReLU, He: {what}", format=".2f", low=0.4, high=2.5),
        "glorot": Fact(kept("relu", "glorot"), f"ReLU, Glorot: {what}", format=".0e", high=1e-4),
        "glorot_tanh": Fact(kept("tanh", "glorot"), f"tanh, Glorot: {what}", format=".2f", low=0.03, high=0.5),
        "small": Fact(kept("tanh", "small"), f"tanh, half Glorot: {what}", format=".0e", high=1e-8),
        "large": Fact(kept("relu", "large"), f"ReLU, twice He: {what}", format=".0e", low=1e10),
    }


STUDY = Study((ACTIVATION,), record)
PANEL = {"x": "layer", "log_y": True, "x_label": "hidden layer"}
SCENE = Scene(
    "Initialization and depth",
    STUDY,
    (
        Curves(
            "signal",
            band="signal",
            y_label="root mean square",
            domain=(1e-7, 1e7),
            title="The signal, forward",
            **PANEL,
        ),
        Curves(
            "gradient",
            band="gradient",
            y_label="root mean square",
            domain=(1e-12, 1e8),
            title="The gradient, backward",
            **PANEL,
        ),
    ),
    caption="Twenty hidden layers of 128 units, not yet trained, on two hundred digits. Left: how large each layer's outputs are; right: the gradient by its weights. Means of five seeds and the bands between them.",
    alt="On logarithmic axes, four lines over twenty layers. With ReLU the line of He stays level; Glorot and half Glorot fall steeply, twice He climbs steeply.",
    clock=None,
)
