"""The learning-rate range test as a figure: where the productive zone comes from."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, BATCH, STEPS, SHARE = 5, 32, 32, 200, 0.8
TIMES = 30  # how wide the text says the zone is at least, upper end over lower
RATE = Axis("learning_rate", "Learning rate", np.geomspace(0.001, 30, 46).tolist(), 0.001)


def zone(fall):
    """(low, high): the ends of the band of rates around the best at which the fall (rates,) is SHARE of the largest."""
    best, short = fall.argmax(), np.flatnonzero(fall < SHARE * fall.max())
    first, last = short[short < best].max(initial=-1) + 1, short[short > best].min(initial=len(fall)) - 1
    return RATE.values[first], RATE.values[last]


def record(axes, seeds):
    """The training loss before and after the steps, at every rate, and the zone of their mean difference."""
    network, _ = digit_networks((HIDDEN,), batch_size=BATCH)
    loss = learn(SGD(), network, seeds, (0, STEPS), {"loss": network.value}, axes=(RATE,))["loss"]
    before, after = (loss.at(step=step) for step in (0, -1))
    low, high = zone(before.mean("seed").values - after.mean("seed").values)
    grids = {
        "loss.after": Grid(("seed", "point"), after.values),
        "untrained.all": Grid((), before.values.mean()),
        "rate.all": Grid(("point",), RATE.values),
        "best.after": Grid((), loss.best(RATE).setting["learning_rate"]),
        "zone.low": Grid((), low),
        "zone.high": Grid((), high),
    }
    return Recording(axes, grids, labels={"after": f"loss after {STEPS} steps"})


def facts(found):
    low, high, best = found.at("zone.low"), found.at("zone.high"), found.at("best.after")
    zoned = about(f"rates at which the mean loss falls by {SHARE:.0%} of the largest fall in {STEPS} steps")
    fact = about(f"mean over the seeds of a 64-{HIDDEN}-10 network on digits")
    return {
        "low": zoned(low, "lower end of the productive zone", ".2g", low=0.01),
        "high": zoned(high, "upper end of the productive zone", ".1g", low=1, high=3),
        "width": zoned(high / low, "upper over lower end of the productive zone", ".0f", low=TIMES),
        "best": fact(best, f"rate with the lowest loss after {STEPS} steps", ".2g", low=low, high=high),
        "before": fact(found.at("untrained.all"), "loss before training", ".2f"),
        "after": fact(found.mean("loss.after").min(), f"loss after {STEPS} steps at the best rate", ".2g", high=0.2),
    } | settings(hidden_units=HIDDEN, steps_a_run=STEPS, productive_share=SHARE, at_least=TIMES)


STUDY = Study((), record, facts, seeds=SEEDS)
LOGS = {"log_x": True, "log_y": True, "x_label": "learning rate", "domain": (0.02, 20)}
SCENE = Scene(
    "A learning-rate range test",
    STUDY,
    (Curves("loss", x="rate", band=True, x_zone="zone", **LOGS, y_label=f"loss after {STEPS} steps"),),
    caption=f"A small network on handwritten digits: training loss after {STEPS} steps of SGD, mean of {in_words(SEEDS)} seeds and the band between the best and the worst. Shaded: the productive zone.",
    alt="A curve of loss against the learning rate, high at both ends, with a wide low stretch between that is shaded.",
    clock=None,
)
