"""The race on a real network: seven optimizers learn digits, at every rate and each at its own best one."""

from functools import partial

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import over_seeds, spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, RMSProp

SEEDS, HIDDEN, BATCH, STEPS, EVERY = 3, 32, 32, 500, 20
STOPS = (0.001, 0.002, 0.003, 0.006, 0.01, 0.02, 0.03, 0.06, 0.1, 0.2, 0.3, 0.6, 1.0, 2.0)
RATE = Axis("learning_rate", "Learning rate", STOPS, 0.01, format="g")
BEST = Axis("best", "Each at its best rate", (False, True), False, "switch", format={False: "off", True: "on"}.get)
RACERS = (SGD(), Momentum(), Nesterov(), AdaGrad(), RMSProp(), Adam(), AdamW())
TICKS = tuple(range(0, STEPS + 1, EVERY))


def one_seed(rule, seed):
    """Training loss and share of new digits read right, (rates, ticks) each."""
    network, test = digit_networks((HIDDEN,), batch_size=BATCH)
    start = first_weights(network, seed)
    measures = {"loss": network.value, "right": test.accuracy}
    found = train(rule, network, start, RATE.values, STEPS, measures, TICKS, seed=seed).measured
    return found["loss"].T, found["right"].T


def record(axes):
    grids, best, ends = {"time.all": Grid(("step",), np.array(TICKS, dtype=float))}, {}, {}
    for rule in RACERS:
        key = rule.label.lower()
        loss, right = over_seeds(partial(one_seed, rule), SEEDS)
        own = int(loss[..., -1].mean(axis=0).argmin())
        best[key], ends[key] = (STOPS[own], loss[:, own], right[:, own]), loss[..., -1].mean(axis=0)
        for quantity, values in (("loss", np.clip(loss, 1e-6, 1e3)), ("right", right)):
            both = np.stack([values, np.repeat(values[:, own : own + 1], len(RATE), axis=1)], axis=2)
            grids |= spread(f"{quantity}.{key}", ("learning_rate", "best", "step"), both)
    labels = {rule.label.lower(): rule.label for rule in RACERS}
    runs = SEEDS * len(RACERS) * len(RATE)
    return Recording(axes, grids, facts(best) | shared(ends), labels, runs, runs * STEPS, 0)


def facts(best):
    what = f"after {STEPS} steps, best of {len(RATE)} rates by training loss, mean of {SEEDS} seeds, 64-{HIDDEN}-10 network"
    found = {}
    for key, (rate, loss, right) in best.items():
        found[f"{key}_rate"] = Fact(rate, f"{key}: the best of {len(RATE)} rates by training loss", format="g")
        found[f"{key}_loss"] = Fact(float(loss[:, -1].mean()), f"{key}: training loss {what}", format=".2g")
        found[f"{key}_right"] = Fact(
            float(right[:, -1].mean()), f"{key}: share of 797 new digits read right {what}", format=".1%"
        )
    rights = [float(right[:, -1].mean()) for _, _, right in best.values()]
    rates = [rate for rate, _, _ in best.values()]
    return found | {
        "apart": Fact(
            100 * (max(rights) - min(rights)),
            f"best less worst of the seven in percentage points: share of new digits read right {what}",
            format=".1f",
            high=1.5,
        ),
        "rates": Fact(max(rates) / min(rates), f"largest best rate over smallest: {what}", format=".0f", low=10),
    }


def shared(ends):
    """Two racers at two shared rates: `ends` are training losses after the last step, (rates,)."""
    what = f"training loss after {STEPS} steps, mean of {SEEDS} seeds"
    adam_low, adam_high = (float(ends["adam"][STOPS.index(rate)]) for rate in (0.003, 0.3))
    sgd_low, sgd_high = (float(ends["sgd"][STOPS.index(rate)]) for rate in (0.003, 0.3))
    return {
        "adam_low": Fact(adam_low, f"Adam at rate 0.003: {what}", format=".2g", high=sgd_low / 10),
        "sgd_low": Fact(sgd_low, f"SGD at rate 0.003: {what}", format=".2g"),
        "adam_high": Fact(adam_high, f"Adam at rate 0.3: {what}", format=".2g", low=10 * sgd_high),
        "sgd_high": Fact(sgd_high, f"SGD at rate 0.3: {what}", format=".2g"),
        "parameters": Fact(digit_networks((HIDDEN,))[0].parameters, "weights and biases of the network", format=",d"),
    }


STUDY = Study((RATE, BEST), record)
SCENE = Scene(
    "The race on digits",
    STUDY,
    (
        Curves(
            "loss", x="time", band="loss", log_y=True, y_label="training loss", domain=(1e-4, 10), title="Training loss"
        ),
        Curves(
            "right", x="time", band="right", y_label="new digits read right", domain=(0, 1.03), title="Generalization"
        ),
    ),
    caption="Seven optimizers train a network of 32 hidden units on a thousand digits. Means of three seeds, and the bands between them. Move the rate; then let each have its best one.",
    alt="Left, seven curves of training loss; right, seven of accuracy on new digits. At one shared rate they lie far apart; each at its own best rate they lie close together.",
    clock=Clock("step", times=TICKS),
)
