"""The largest learning rate at which a network still learns, by its depth, plain and normalized."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.train import first_weights, train
from engine.maths.networks import RELU, BatchNorm, GroupNorm, LayerNorm, Plain, WeightNorm
from engine.maths.optimizers import SGD

SEEDS, WIDTH, BATCH, STEPS = 3, 32, 50, 150
DEPTHS = (1, 2, 4, 8)
RATES = np.geomspace(0.02, 20, 16)
KINDS = {"plain": Plain(), "batch": BatchNorm(), "layer": LayerNorm(), "group": GroupNorm(2), "weight": WeightNorm()}
LEARNED = 1.0  # the training loss below which a network has learned something; guessing gives ln 10 = 2.3


def largest(kind, depth, seed):
    """The largest rate at which the training loss is below LEARNED after the steps; the smallest where there is none."""
    network, _ = digit_networks((WIDTH,) * depth, batch_size=BATCH, linear=kind, activation=RELU)
    start = first_weights(network, seed, "he")
    trained = train(SGD(), network, start, RATES, STEPS, {"loss": network.value}, (0, STEPS), seed=seed)
    learned = (trained.measured["loss"][-1] < LEARNED) & (trained.ended < 0)
    return RATES[learned].max(initial=RATES[0])


def record(axes):
    grids = {"depth.all": Grid(("point",), np.array(DEPTHS, dtype=float))}
    for key, kind in KINDS.items():
        rates = np.array([[largest(kind, d, s) for d in DEPTHS] for s in range(SEEDS)])
        grids |= spread(f"rate.{key}", ("point",), rates)
    runs = SEEDS * len(KINDS) * len(DEPTHS) * len(RATES)
    labels = {key: kind.label for key, kind in KINDS.items()} | {"plain": "plain"}
    return Recording(axes, grids, facts(grids), labels, runs, runs * STEPS, 0)


def facts(grids):
    what = f"largest of {len(RATES)} rates at which the training loss falls below {LEARNED:g} in {STEPS} steps of SGD, mean of {SEEDS} seeds"
    found = {}
    for key in KINDS:
        for n in (0, -1):
            rate = float(grids[f"rate.{key}"].values[n])
            found[f"{key}_{DEPTHS[n]}"] = Fact(
                rate, f"{key}, {DEPTHS[n]} hidden ReLU layers of {WIDTH}: {what}", format=".2g"
            )
    ratio = found[f"batch_{DEPTHS[-1]}"].value / found[f"plain_{DEPTHS[-1]}"].value
    most = found[f"batch_{DEPTHS[-1]}"].value / 3  # "far less" than batch norm, says the text
    for key in ("layer", "group", "weight"):
        name = f"{key}_{DEPTHS[-1]}"
        found[name] = replace(found[name], high=most)
    found["ratio"] = Fact(ratio, f"batch norm over plain, {DEPTHS[-1]} hidden ReLU layers: {what}", format=".0f", low=4)
    return found


STUDY = Study((), record)
SCENE = Scene(
    "How large a rate a network stands",
    STUDY,
    (
        Curves(
            "rate",
            x="depth",
            band="rate",
            log_y=True,
            x_label="hidden layers",
            y_label="largest rate that learns",
            domain=(0.05, 20),
        ),
    ),
    caption="Deeper and deeper networks of 32 ReLU units a layer, started as He. The largest rate at which SGD brings the training loss on digits below 1 in 150 steps. Means of three seeds, and the bands between them.",
    alt="Five lines over depth on a logarithmic axis. The plain network's falls steeply with depth; those of the normalized networks stay higher.",
    clock=None,
)
