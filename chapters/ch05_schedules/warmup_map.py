"""Does warmup help? A map of rate by length of the warmup, from a good initialization and from a poor one."""

import numpy as np

from engine.figures import Heat, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings, standard_error
from engine.maths.optimizers import SGD
from engine.maths.schedules import Constant, Warmup

SEEDS, WIDTHS, BATCH, STEPS, LARGE = 8, (32, 32, 32), 50, 200, 4
STOPS = (0.03, 0.06, 0.1, 0.2, 0.3, 0.5, 1.0, 1.7, 3.0)
RATE = Axis("learning_rate", "Learning rate", STOPS, 0.3)
WARMUP = Axis("warmup", "Warmup steps", (0, 5, 10, 20, 40, 80), 0, format="d")
SCALES = {"glorot": 1, "poor": LARGE}
STARTS = {"glorot": "good: Glorot", "poor": f"poor: {in_words(LARGE)} times as large"}
START = Axis("start", "Initialization", tuple(STARTS), "glorot", "choice", format=STARTS.get)
SEEN = 0.5  # the share of the loss that so few seeds would have shown
WORKS = 0.5  # the loss below which a rate is said to work


def record(axes, seeds):
    """The training loss after the steps, from every start at every rate and length of the warmup."""
    network, _ = digit_networks(WIDTHS, batch_size=BATCH)
    warmup, measures, swept = Warmup(Constant()), {"loss": network.value}, (RATE, WARMUP)
    ends = [
        learn(SGD(), network, seeds, (0, STEPS), measures, axes=swept, schedule=warmup, scale=scale)["loss"].at(step=-1)
        for scale in SCALES.values()
    ]
    loss = Grid(("start", *ends[0].dims), [end.values for end in ends])
    mean = loss.mean("seed")
    return Recording(axes, {"loss.network": loss, "map.network": Grid(mean.dims, np.clip(mean.values, 1e-3, 10))})


def facts(found):
    """For each start: the loss without warmup and with the best one, each at its own best rate."""

    def largest(loss):
        return RATE.values[np.flatnonzero(loss < WORKS).max()]

    told = settings(hidden_layers=len(WIDTHS), scale_of_poor_start=LARGE, seen=SEEN)
    for start in SCALES:
        fact = about(f"{start} start, training loss after {STEPS} steps of SGD, mean of the seeds")
        without = found.best("loss.network", RATE, start=start, warmup=0).values
        warmed = found.best("loss.network", RATE, WARMUP, start=start, without={"warmup": 0}).values
        gain, error = 1 - warmed / without, standard_error(1 - warmed / without)
        mean = found.mean("loss.network", start=start)
        cold, warm = largest(mean[:, 0]), largest(mean[:, 1:].min(axis=1))
        falls = f"at which the loss falls below {WORKS:g}"
        told |= {
            f"{start}_without": fact(without.mean(), "no warmup, at the best rate", ".2g"),
            f"{start}_warmed": fact(warmed.mean(), "the best warmup, at its best rate", ".2g"),
            f"{start}_gain": fact(gain.mean(), "share of the loss that warmup takes off", ".0%", low=-SEEN, high=SEEN),
            f"{start}_error": fact(error, "standard error of the share that warmup takes off", ".0%"),
            f"{start}_largest": fact(cold, f"largest rate without warmup {falls}", "g"),
            f"{start}_warmed_largest": fact(warm, f"largest rate with warmup {falls}", "g", low=cold, high=2 * cold),
        }
    return told


STUDY = Study((RATE, WARMUP, START), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Rate by warmup",
    STUDY,
    (Heat("map.network", "learning_rate", "warmup", log=True, domain=(0.01, 3), unit_label="training loss"),),
    caption=f"The training loss of a network of {in_words(len(WIDTHS))} hidden layers after {STEPS} steps of SGD on digits: mean of {in_words(SEEDS)} seeds. Change the initialization.",
    alt="A map of the training loss over the rate and the length of the warmup.",
    clock=None,
)
