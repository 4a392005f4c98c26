"""The largest learning rate at which a network still learns, by its depth, plain and normalized."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.networks import RELU, BatchNorm, GroupNorm, LayerNorm, Plain, RMSNorm, WeightNorm
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, BATCH, STEPS = 6, 32, 50, 150
DEPTHS = (1, 2, 4, 8)
RATE = Axis("learning_rate", "Learning rate", np.geomspace(0.02, 20, 16).tolist(), 0.02)
KINDS = {
    "plain": Plain(),
    "batch": BatchNorm(),
    "layer": LayerNorm(),
    "rms": RMSNorm(),
    "group": GroupNorm(2),
    "weight": WeightNorm(),
}
LABELS = {key: kind.label for key, kind in KINDS.items()} | {"plain": "plain"}
TIMES, STOP = 8, 1.6  # batch norm's lead at the greatest depth at least; one stop of the rates over the one before
LEARNED = 1.0  # the training loss below which a network has learned something; guessing gives ln 10 = 2.3


def largest(kind, depth, seeds):
    """(seeds,): the largest rate at which the loss ends below LEARNED; the smallest rate where there is none."""
    network, _ = digit_networks((HIDDEN,) * depth, batch_size=BATCH, linear=kind, activation=RELU)
    found = learn(SGD(), network, seeds, (0, STEPS), {"loss": network.value}, axes=(RATE,), scheme="he")
    learned = (found["loss"].at(step=-1).values < LEARNED) & (found["ended"].values < 0)
    return np.where(learned, RATE.values, RATE.values[0]).max(axis=1)


def record(axes, seeds):
    grids = {"depth.all": Grid(("point",), DEPTHS)}
    for key, kind in KINDS.items():
        rates = [largest(kind, depth, seeds) for depth in DEPTHS]
        grids[f"rate.{key}"] = Grid(("seed", "point"), np.transpose(rates))
    return Recording((), grids, labels=LABELS)


def facts(found):
    means = {key: np.exp(np.log(found.at(f"rate.{key}")).mean(axis=0)) for key in KINDS}
    shallow, deep = ({key: mean[n] for key, mean in means.items()} for n in (0, -1))
    fact = about(
        f"largest of {len(RATE)} rates at which the training loss falls below {LEARNED:g} in {STEPS} steps of SGD, "
        f"geometric mean of the seeds, hidden ReLU layers of {HIDDEN}"
    )
    less = {"high": deep["batch"] / 3}  # "far less" than batch norm, says the text
    claims = {"layer": less, "rms": less, "group": less, "weight": less}
    told = {f"{key}_{DEPTHS[0]}": fact(rate, f"{key}, {DEPTHS[0]} layer", ".1g") for key, rate in shallow.items()}
    for key, rate in deep.items():
        told[f"{key}_{DEPTHS[-1]}"] = fact(rate, f"{key}, {DEPTHS[-1]} layers", ".1g", **claims.get(key, {}))
    ratio = fact(deep["batch"] / deep["plain"], f"batch norm over plain, {DEPTHS[-1]} layers", ".0f", low=TIMES)
    weight = fact(deep["weight"] / deep["plain"], f"weight norm over plain, {DEPTHS[-1]} layers", ".1f", high=STOP)
    return told | {"ratio": ratio, "weight_over_plain": weight} | settings(most_layers=DEPTHS[-1], at_least=TIMES)


STUDY = Study((), record, facts, seeds=SEEDS)
LABELLED = {"x_label": "hidden layers", "y_label": "largest rate that learns", "domain": (0.05, 20)}
SCENE = Scene(
    "How large a rate a network stands",
    STUDY,
    (Curves("rate", x="depth", band=True, log_y=True, **LABELLED),),
    caption=f"Deeper and deeper networks of {HIDDEN} ReLU units a layer, started as He. The largest rate at which SGD brings the training loss on digits below {LEARNED:g} in {STEPS} steps. Means and ranges of {in_words(SEEDS)} seeds.",
    alt=f"{in_words(len(KINDS)).capitalize()} lines over depth on a logarithmic axis. The plain network's falls steeply with depth, and so do those of layer, RMS, group and weight norm; batch norm's stays nearly level.",
    clock=None,
)
