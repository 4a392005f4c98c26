"""Who is first, at every rate: the share of starts on the winding valley from which each optimizer gets there first."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, firsts, in_words, own_best, race, settings, starts, switch
from engine.maths.optimizers import SGD, Adam, Momentum, RMSProp
from engine.maths.surfaces import Snake

STEPS, TARGET = 200, 0.01
LOW, HIGH = 0.03, 0.15  # up to the one and from the other on, the text tells of Adam's share
RATE = Axis("learning_rate", "Learning rate", np.geomspace(0.001, 0.3, 26).tolist(), 0.001)
START, OWN = starts(12, 8, default=(0, 0)), switch("own", "Each at its own best rate", False)
RACERS = (SGD(), Momentum(), RMSProp(), Adam())
RACE = race(Snake(b=45.0), RACERS, (RATE, START), STEPS, start_in="window", target=TARGET)


def record(axes):
    found = own_best(RACE, RATE, OWN, at_end="to be widened").run()

    def first(quantity):
        return firsts(np.stack([found.at(f"{quantity}.{key}") for key in found.labels]))

    (shared, solved), (own, _) = first("steps"), first("best_steps")
    grids = {f"share.{key}": Grid(("point",), row) for key, row in zip(found.labels, shared, strict=True)}
    grids |= {f"own.{key}": Grid((), won) for key, won in zip(found.labels, own, strict=True)}
    grids |= {"solved.all": Grid(("point",), solved), "rate.all": Grid(("point",), RATE.values)}
    return Recording((), grids, labels=found.labels)


def facts(found):
    """The shares that the chapter quotes: of all solved settings, at low and at high rates, each at its own best."""
    adam, solved, rates = found.at("share.adam"), found.at("solved.all"), np.array(RATE.values)
    span = f"{len(RATE)} rates from {rates[0]:g} to {rates[-1]:g}, {len(START)} starts"
    fact = about(f"{span}, winding valley, {STEPS} steps, {in_words(len(RACERS))} racers, no noise")
    overall = (adam * solved).sum() / solved.sum()
    low, high = adam[rates <= LOW].max(), adam[(rates >= HIGH) & (solved > 0)].min()
    told = {
        "adam": fact(overall, "share of solved settings in which Adam was first", ".0%", low=0.1, high=0.5),
        "adam_low": fact(low, f"Adam's largest share at any rate up to {LOW:g}", ".0%", high=0.1),
        "adam_high": fact(high, f"Adam's smallest share at any rate from {HIGH:g}", ".0%", low=0.8),
        "settings": fact(solved.sum(), "settings of rate and start that some racer solved", "d"),
    }
    told |= settings(rates_tried=len(RATE), lowest_rate=rates[0], highest_rate=rates[-1], steps_a_run=STEPS)
    told |= settings(starts=len(START), low_rate_up_to=LOW, high_rate_from=HIGH)
    won = "share of starts won by {} when each has its own best rate"
    return told | {f"own.{key}": fact(found.at(f"own.{key}"), won.format(key), ".0%") for key in found.labels}


STUDY = Study((), record, facts)
RATED = {"log_x": True, "x_label": "learning rate", "y_label": "share of starts in which it is first"}
SCENE = Scene(
    "Who is first, at every rate",
    STUDY,
    (Curves("share", x="rate", **RATED, domain=(0, 1)),),
    caption=f"For each rate, the share of the solved starts from which each of {in_words(len(RACERS))} optimizers brings the loss under {TARGET:g} first; ties are shared.",
    alt=f"{in_words(len(RACERS)).capitalize()} curves against the learning rate. Momentum is first nearly everywhere at small rates, Adam at large ones.",
    clock=None,
)
