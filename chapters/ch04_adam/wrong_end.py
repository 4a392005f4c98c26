"""Reddi's sequence: a large slope to the right once in 101 steps, a small one to the left in between."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, Adam, AMSGrad

SLOPES = (1010.0, *(-10.0,) * 100)
CYCLES, EVERY = 1000, 5
BETA2 = Axis("beta2", "β₂", (0.9, 0.99, 0.995, 0.999, 0.9999), 0.99)
RATE = Axis("learning_rate", "Learning rate", (0.005, 0.01, 0.02, 0.05), 0.01)
LABELS = {"sgd": "SGD, rate / 100", "adam": "Adam", "amsgrad": "AMSGrad"}


def wander(rule, rate):
    """(runs, cycles / EVERY + 1): mean x of each cycle recorded, from 0, kept in [-1, 1]. (Reddi et al. 2018, section 6)"""
    x = np.zeros_like(rate)
    state = rule.init(x)
    means = [x.copy()]
    for cycle in range(1, CYCLES + 1):
        total = np.zeros_like(x)
        for slope in SLOPES:
            rule.step(x, state, lambda at, slope=slope: np.full_like(at, slope), rate)
            np.clip(x, -1, 1, out=x)
            total += x
        if cycle % EVERY == 0:
            means.append(total / len(SLOPES))
    return np.stack(means, axis=-1)


def record(axes):
    beta2, rate = (column.ravel() for column in np.meshgrid(*(axis.values for axis in axes), indexing="ij"))
    # SGD's steps are as long as the slopes, a hundred times what the others' are
    racers = {"sgd": (SGD(), rate / 100), "adam": (Adam(beta2=beta2), rate), "amsgrad": (AMSGrad(beta2=beta2), rate)}
    shape = tuple(len(axis) for axis in axes)
    grids = {
        f"x.{key}": Grid((*(axis.name for axis in axes), "step"), wander(*racer).reshape(*shape, -1))
        for key, racer in racers.items()
    }
    times = np.arange(0, CYCLES + 1, EVERY) * len(SLOPES)
    grids["time.all"] = Grid(("step",), times.astype(float))
    runs = len(rate) * len(racers)
    return Recording(axes, grids, facts(Recording(axes, grids)), LABELS, runs, runs * CYCLES * len(SLOPES))


def facts(recording):
    def end(key, beta2):
        return float(recording.at(f"x.{key}", learning_rate=RATE.default, beta2=beta2)[-1])

    what = f"x after {CYCLES * len(SLOPES):,} steps of the sequence at rate {RATE.default}, mean of the last cycle"
    return {
        "steps": Fact(CYCLES * len(SLOPES), "steps of each run", format=",d"),
        "adam": Fact(end("adam", 0.99), f"Adam, β₂ = 0.99: {what}", format=".2f", low=0.9),
        "amsgrad": Fact(end("amsgrad", 0.99), f"AMSGrad, β₂ = 0.99: {what}", format=".2f", high=-0.5),
        "usual": Fact(end("adam", 0.999), f"Adam, β₂ = 0.999: {what}", format=".2f", low=0.5),
        "patient": Fact(end("adam", 0.9999), f"Adam, β₂ = 0.9999: {what}", format=".2f", high=-0.3),
    }


STUDY = Study((BETA2, RATE), record)
SCENE = Scene(
    "The wrong end",
    STUDY,
    (Curves("x", x="time", x_label="step", y_label="x", domain=(-1.05, 1.05)),),
    caption="The mean of $x$ over each cycle of 101 steps. The right end is $-1$.",
    alt="Three curves that begin at zero: Adam's climbs to one, the wrong end; those of AMSGrad and SGD sink towards minus one.",
    clock=Clock("step", times=tuple(range(0, CYCLES * len(SLOPES) + 1, EVERY * len(SLOPES)))),
)
