"""Who is first: the share of starts from which each optimizer gets there first, at every rate, and each at its best."""

import numpy as np

from engine.figures import Bars, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    choice,
    firsts,
    in_words,
    own_best,
    race,
    settings,
    starts,
    switch,
)
from engine.maths.optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from engine.maths.surfaces import Rosenbrock, Snake, Valley

STEPS, TARGET = 200, 0.01
LOW, HIGH = 0.01, 0.3  # up to the one and from the other on, the text tells of Adam's share
SURFACES = {
    "snake": Snake(b=45.0),
    "turned": Valley(condition=1000.0, rotation=30.0),
    "straight": Valley(condition=1000.0),
    "rosenbrock": Rosenbrock(scale=0.3),
}
NAMES = {
    "snake": "Winding valley",
    "turned": "Narrow valley, turned",
    "straight": "Narrow valley",
    "rosenbrock": "Rosenbrock",
}
COURSE = choice("surface", "Course", NAMES)
RATE = Axis("learning_rate", "Learning rate", np.geomspace(1e-6, 100, 97).tolist(), 1e-6)
START, OWN = starts(12, 8, default=(0, 0)), switch("own", "Each at its own best rate", False)
RACERS = (SGD(), Momentum(), Nesterov(), AdaGrad(), RMSProp(), Adam())
RACE = race(SURFACES, RACERS, (COURSE, RATE, START), STEPS, start_in="window", target=TARGET)
SHOWN = np.array(RATE.values) >= 9e-4


def record(axes):
    found = own_best(RACE, RATE, OWN).run()

    def first(quantity):
        return firsts(np.stack([found.at(f"{quantity}.{key}") for key in found.labels]))

    (shared, solved), (own, _) = first("steps"), first("best_steps")
    grids = {"rate.all": Grid(("point",), np.array(RATE.values)[SHOWN])}
    for n, key in enumerate(found.labels):
        grids |= {
            f"share.{key}": Grid(("surface", "point"), shared[n][:, SHOWN]),
            f"own.{key}": Grid(("surface", "bar"), own[n][:, np.newaxis]),
            f"overall.{key}": Grid(("surface",), (shared[n] * solved).sum(axis=1) / solved.sum(axis=1)),
        }
    grids |= {"solved.all": Grid(("surface",), solved.sum(axis=1))}
    return Recording(axes, grids, labels=found.labels)


def facts(found):
    """The shares that the chapter quotes: of all solved settings, and of the starts with each racer at its own best."""
    rates, adam = found.at("rate.all"), found.at("share.adam", surface="snake")
    span = f"{len(RATE)} rates from {RATE.values[0]:g} to {RATE.values[-1]:g}, {len(START)} starts"
    fact = about(f"{span}, {STEPS} steps, {in_words(len(RACERS))} racers, no noise")
    own = {s: {k: found.at(f"own.{k}", surface=s)[0] for k in found.labels} for s in SURFACES}
    overall = {key: found.at(f"overall.{key}", surface="snake") for key in found.labels}
    told = {
        f"{surface}.{key}": fact(share, f"share of starts on '{NAMES[surface]}' won by {key} at its best rate", ".0%")
        for surface, shares in own.items()
        for key, share in shares.items()
    }
    for surface, winner in (("snake", "nesterov"), ("turned", "momentum"), ("straight", "adagrad")):
        what = f"share of starts on '{NAMES[surface]}' won by {winner}, each at its best rate"
        told[f"{surface}.{winner}"] = fact(own[surface][winner], what, ".0%", low=0.5)
    most = max(share for key, share in own["rosenbrock"].items())
    low, high = adam[rates <= LOW].max(), adam[(rates >= HIGH) & (rates <= 1)].min()
    told |= {
        "rosenbrock_most": fact(
            most, "the largest share of starts on Rosenbrock, each at its best rate", ".0%", high=0.5
        ),
        "adam": fact(
            overall["adam"], "share of solved settings in which Adam was first, winding valley", ".0%", high=0.5
        ),
        "adam_leads": fact(
            overall["adam"] - sorted(overall.values())[-2], "Adam's share less the next", ".0%", low=0.01
        ),
        "adam_low": fact(low, f"Adam's largest share at any rate up to {LOW:g}, winding valley", ".0%", high=0.1),
        "adam_high": fact(high, f"Adam's smallest share at rates from {HIGH:g} to 1, winding valley", ".0%", low=0.4),
        "settings": fact(
            found.at("solved.all", surface="snake"), "settings on the winding valley that some racer solved", "d"
        ),
    }
    told |= settings(rates_tried=len(RATE), lowest_rate=RATE.values[0], highest_rate=RATE.values[-1], steps_a_run=STEPS)
    return told | settings(starts=len(START), low_rate_up_to=LOW, high_rate_from=HIGH)


STUDY = Study((COURSE,), record, facts)
RATED = {"log_x": True, "x_label": "learning rate", "y_label": "share of starts in which it is first"}
SCENE = Scene(
    "Who is first",
    STUDY,
    (
        Curves("share", x="rate", **RATED, domain=(0, 1), title="At one rate for all"),
        Bars(
            "own",
            (f"{len(START)} starts",),
            y_label="share of starts",
            domain=(0, 1.05),
            title="Each at its own best rate",
        ),
    ),
    caption=f"The share of the starts from which each of {in_words(len(RACERS))} optimizers is the first to bring the loss under {TARGET:g} for good; ties are shared. Change the course.",
    alt="Curves of the share won against one learning rate for all, and bars of the share won with each at its own best rate. On the winding valley Nesterov's bar is the highest, on the narrow valley AdaGrad's, and on the same valley turned momentum's.",
    clock=None,
)
