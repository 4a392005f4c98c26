"""How large a signal is, layer by layer, in deep networks not yet trained: the work of the initialization."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study, about, choice, digit_networks, in_words, note, settings
from engine.maths.networks import ACTIVATIONS, INITIALIZATIONS, initialize

DRAWS, DEPTH, WIDTH, EXAMPLES = 5, 20, 128, 200
LABELS = {"small": "too small: half Glorot", "glorot": "Glorot", "he": "He", "large": "too large: twice He"}
ACTIVATION = choice("activation", "Activation", {"relu": "ReLU", "tanh": "tanh"})


def sizes(activation, scheme, seed):
    """Root mean squares, (draws, layers): what each hidden layer hands on, and the gradient by its weights."""
    network, _ = digit_networks((WIDTH,) * DEPTH, activation=ACTIVATIONS[activation])
    network = network.on(network.inputs[:EXAMPLES], network.targets[:EXAMPLES])
    theta = initialize(network, INITIALIZATIONS[scheme], DRAWS, np.random.default_rng(seed))
    hidden = network.activations(theta)[1:-1]
    slopes = [layer.weight for layer in network.layers(network.grad(theta))[:-1]]
    return [np.stack([np.sqrt((part**2).mean(axis=(1, 2))) for part in each], axis=1) for each in (hidden, slopes)]


def record(axes, seeds):
    note("Network", f"64, then {DEPTH} hidden layers of {WIDTH} units, then 10; biases 0; not trained")
    note("Data", f"the first {EXAMPLES} training digits, pixels less their mean and over their standard deviation")
    note(
        "Measured",
        f"root mean squares over examples and units, and of the gradient of the cross-entropy over a layer's weights; {DRAWS} draws",
    )
    grids = {"layer.all": Grid(("point",), range(1, DEPTH + 1))}
    for scheme in LABELS:
        found = [sizes(activation, scheme, seeds[0]) for activation in ACTIVATION.values]
        for quantity, values in zip(("signal", "gradient"), zip(*found, strict=True), strict=True):
            grids[f"{quantity}.{scheme}"] = Grid(("activation", "seed", "point"), values)
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    def kept(activation, scheme):
        signal = found.mean(f"signal.{scheme}", activation=activation)
        return (signal[-1] / signal[0]) ** 2

    fact = about(f"mean square of what layer {DEPTH} hands on over that of the first, {WIDTH} wide, {DRAWS} draws")
    return {
        "he": fact(kept("relu", "he"), "ReLU, He", ".2f", low=0.4, high=2.5),
        "glorot": fact(kept("relu", "glorot"), "ReLU, Glorot", ".0e", high=1e-4),
        "glorot_tanh": fact(kept("tanh", "glorot"), "tanh, Glorot", ".2f", low=0.03, high=0.5),
        "small": fact(kept("tanh", "small"), "tanh, half Glorot", ".0e", high=1e-8),
        "large": fact(kept("relu", "large"), "ReLU, twice He", ".0e", low=1e10),
    } | settings(depth=DEPTH)


STUDY = Study((ACTIVATION,), record, facts, seeds=(0,))
LAYERS = {"x": "layer", "band": True, "log_y": True, "x_label": "hidden layer", "y_label": "root mean square"}
SCENE = Scene(
    "Initialization and depth",
    STUDY,
    (
        Curves("signal", **LAYERS, domain=(1e-7, 1e7), title="The signal, forward"),
        Curves("gradient", **LAYERS, domain=(1e-12, 1e8), title="The gradient, backward"),
    ),
    caption=f"{in_words(DEPTH).capitalize()} hidden layers of {WIDTH} units, not yet trained, on {in_words(EXAMPLES)} digits. Forward: how large each layer's outputs are; backward: the gradient by its weights. Means of {in_words(DRAWS)} draws and the bands between them.",
    alt=f"On logarithmic axes, {in_words(len(LABELS))} lines over {in_words(DEPTH)} layers. With ReLU the line of He stays level; Glorot and half Glorot fall steeply, twice He climbs steeply.",
    clock=None,
)
