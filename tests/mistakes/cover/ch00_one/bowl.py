"""How fast a bowl is left at several rates, from two noisy starts."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab import Axis, Fact, Grid, Recording, Study
from engine.lab.tally import count

STEPS = 4
RATE = Axis("learning_rate", "Learning rate", (0.25, 0.5, 0.75), 0.5, format=".2f")
NOISE = Axis("noise", "Noise", (0.0, 0.125), 0.0)


def record(axes, seeds):
    rates, noises = (np.array(axis.values) for axis in axes)
    count(len(rates) * len(noises) * len(seeds), STEPS)
    starts = 1 + noises[:, None] * np.array([np.random.default_rng(seed).choice((-1.0, 1.0)) for seed in seeds])
    path = starts[None, :, :, None] * (1 - rates[:, None, None, None]) ** np.arange(STEPS + 1)
    return Recording(axes, {"loss.sgd": Grid(("learning_rate", "noise", "seed", "step"), path**2)})


def facts(recording):
    loss = recording.at("loss.sgd", learning_rate=0.5, noise=0.0)[0, -1]
    return {
        "loss": Fact(float(loss), "loss after the last step at rate 0.5", format=".1e", low=0, high=0.01),
        "stops": Fact(len(RATE), "learning rates that can be chosen", format="d"),
    }


STUDY = Study((RATE, NOISE), record, facts, seeds=2)
SCENE = Scene(
    "A bowl",
    STUDY,
    (Curves("loss", y_label="loss", title="Loss"),),
    caption="The loss falls.",
    alt="A curve that falls.",
    chunks=("noise",),
)
