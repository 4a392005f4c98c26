"""Equal units stay equal: what a network of copies learns, and how little difference is enough."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    digit_networks,
    first_weights,
    in_words,
    note,
    settings,
    train,
)
from engine.maths.optimizers import Momentum

SEEDS, HIDDEN, BATCH, STEPS, EVERY, RATE = 3, 32, 32, 600, 20, 0.05
APART = (0.0, 1e-9, 1e-6, 1e-3, 1.0)
DIFFERENCE = Axis(
    "difference", "Difference between units", APART, 0.0, format=lambda d: f"{d:g}" if d < 1 else "all of it"
)
TICKS = tuple(range(0, STEPS + 1, EVERY))
SEEN, NEW = digit_networks((HIDDEN,), batch_size=BATCH)


def begun(seed):
    """(differences, parameters): first weights in which each hidden unit is the first one, and `difference` of itself."""
    own = first_weights(SEEN, seed)
    alike = own.copy()
    layer, last = SEEN.layers(alike)
    layer.weight[...] = layer.weight[..., :1]
    last.weight[...] = last.weight[:, :1]
    share = np.array(APART)[:, np.newaxis]
    return alike + share * (own - alike)


def apart(theta):
    """(runs,): the largest distance of a hidden unit's weights from the first unit's, over the length of those."""
    weight = SEEN.layers(theta)[0].weight
    return np.linalg.norm(weight - weight[..., :1], axis=1).max(axis=1) / np.linalg.norm(weight[..., 0], axis=1)


def record(axes, seeds):
    note(
        "First weights",
        "Glorot's; every hidden unit a copy of the first, plus the difference times its own weights less the copy",
    )
    measures = {"right": NEW.accuracy, "apart": lambda theta: np.maximum(apart(theta), 1e-17)}
    found = [train(Momentum(), SEEN, begun(seed), RATE, STEPS, measures, TICKS, seed=seed).measured for seed in seeds]
    grids = {
        f"{name}.all": Grid(("seed", "difference", "step"), np.stack([one[name].T for one in found]))
        for name in measures
    }
    grids["time.all"] = Grid(("step",), np.array(TICKS, dtype=float))
    return Recording(axes, grids, labels={"all": "the network"})


def facts(found):
    fact = about(f"share of new digits read right after {STEPS} steps, mean of the seeds")
    last = {d: found.mean("right.all", difference=d)[-1] for d in APART}
    stays = found.at("apart.all", difference=0.0).max()
    return {
        "equal": fact(last[0.0], "all hidden units equal", ".0%", low=0.15, high=0.6),
        "hair": fact(last[1e-6], "units that differ by a millionth", ".0%", low=0.93),
        "random": fact(last[1.0], "ordinary first weights", ".0%", low=0.93),
        "stays": fact(stays, "largest relative distance of equal units, any seed and step", ".0e", high=1e-12),
    } | settings(hidden=HIDDEN)


STUDY = Study((DIFFERENCE,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Units that begin alike",
    STUDY,
    (
        Curves("right", x="time", band=True, y_label="new digits read right", domain=(0, 1.03), title="What it learns"),
        Curves(
            "apart",
            x="time",
            band=True,
            log_y=True,
            y_label="distance",
            domain=(1e-17, 100),
            title="How far apart its units are",
        ),
    ),
    caption=f"A network of {HIDDEN} hidden units learns digits from {in_words(SEEDS)} first sets of weights, in which the units are equal, nearly equal, or drawn each by itself. The distance is the largest between two units' weights, over their length.",
    alt="Two curves against the step. With equal units the share read right stays low and the distance at rounding; with the least difference the distance grows by orders of magnitude, and then the share rises.",
    clock=Clock("step", times=TICKS),
)
