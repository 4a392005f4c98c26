"""The edge of stability: full-batch descent on a real network, its sharpness against two over the rate.

tanh network, squared error, as in Cohen et al. 2021, figure 1; with cross-entropy the sharpness falls again late.
"""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.networks import SQUARED, central_product, sharpness
from engine.maths.optimizers import SGD

SEEDS, EXAMPLES, HIDDEN, STEPS, EVERY, SETTLED = 3, 200, (24, 24), 2000, 50, 1400
RATE = Axis("learning_rate", "Learning rate", (0.05, 0.08, 0.1, 0.12, 0.15, 0.2), 0.15)
REACHED = 0.1  # the least rate at which the network comes to the edge within the steps
TICKS = tuple(range(0, STEPS + 1, EVERY))


def record(axes, seeds):
    network, _ = digit_networks(HIDDEN, loss=SQUARED)
    network = network.on(network.inputs[:EXAMPLES], network.targets[:EXAMPLES])

    def sharp(theta):  # each seed from the same first vectors, so that its number does not depend on the others
        return np.concatenate(
            [sharpness(network, own, 12, product=central_product) for own in np.split(theta, len(seeds))]
        )

    measures = {"loss": network.value, "sharpness": sharp}
    found = learn(SGD(), network, seeds, TICKS, measures, axes=axes, scheme="small")
    edge = np.broadcast_to(2 / np.array(RATE.values)[:, np.newaxis], (len(RATE), len(TICKS)))
    grids = {
        "sharpness.network": found["sharpness"],
        "sharpness.edge": Grid(("learning_rate", "step"), edge),
        "loss.network": found["loss"],
        "time.all": Grid(("step",), TICKS),
    }
    return Recording(axes, grids, labels={"network": "the network", "edge": "2 / rate"})


def facts(found):
    late = np.array(TICKS) >= SETTLED
    ratio = (found.mean("sharpness.network") / found.at("sharpness.edge"))[:, late].mean(axis=1)
    at_edge = ratio[np.array(RATE.values) >= REACHED]
    sharp, loss = (found.mean(f"{key}.network", learning_rate=RATE.default) for key in ("sharpness", "loss"))
    averaged = f"sharpness over 2 / rate, mean over steps {SETTLED} to {STEPS} and the seeds"
    fact = about(f"{EXAMPLES} digits, tanh, squared error")
    at, low = f"at rate {RATE.default}", RATE.values[0]
    told = {
        "ratio": fact(ratio[RATE.default_index], f"{at}, {averaged}", ".2f", low=0.9, high=1.15),
        "least": fact(at_edge.min(), f"least over rates from {REACHED}, {averaged}", ".1f", low=0.85, high=1.2),
        "most": fact(at_edge.max(), f"largest over rates from {REACHED}, {averaged}", ".1f", low=0.85, high=1.2),
        "start": fact(sharp[0], "sharpness before training, mean of the seeds", ".1f", high=2 / RATE.default),
        "small": fact(ratio[0], f"at rate {low}, {averaged}", ".2f"),
        "fell": fact(loss[-1] / loss[0], f"{at}, loss after {STEPS} steps over that before", ".0%", high=0.2),
    }
    rates = settings(rate=RATE.default, lowest_rate=low, lowest_rate_at_edge=REACHED, highest_rate=RATE.values[-1])
    return told | rates | settings(steps_averaged=STEPS - SETTLED)


STUDY = Study((RATE,), record, facts, seeds=SEEDS)
SHARPNESS = {"y_label": "largest eigenvalue", "domain": (0, 45), "title": "Sharpness"}
LOSS = {"log_y": True, "y_label": "training loss", "domain": (1e-3, 1.5), "title": "Loss"}
SCENE = Scene(
    "The edge of stability",
    STUDY,
    (Curves("sharpness", x="time", band=True, **SHARPNESS), Curves("loss", x="time", band=True, **LOSS)),
    caption=f"Full-batch gradient descent on {in_words(EXAMPLES)} digits: tanh, squared error. Means of {in_words(SEEDS)} seeds, and the bands between them. Change the rate: the line $2/\\varepsilon$ moves, and the sharpness follows it.",
    alt="The sharpness rises from a small value to the level line two over the rate and stays there. The loss falls, in the end not at every step.",
    clock=Clock("step", times=TICKS),
)
