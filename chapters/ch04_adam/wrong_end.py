"""Reddi's sequence: a large slope to the right once in 101 steps, a small one to the left in between."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, Sweep, about, count, described, in_words, note, settings
from engine.maths.optimizers import SGD, Adam, AMSGrad

SLOPES, CYCLES, EVERY = (1010.0, *(-10.0,) * 100), 1000, 5
TICKS = tuple(range(0, CYCLES * len(SLOPES) + 1, EVERY * len(SLOPES)))
BETA2 = Axis("beta2", "β₂", (0.9, 0.99, 0.995, 0.999, 0.9999), 0.99)
RATE = Axis("learning_rate", "Learning rate", (0.005, 0.01, 0.02, 0.05), 0.01)
LABELS = {"sgd": "SGD, rate / 100", "adam": "Adam", "amsgrad": "AMSGrad", "optax": "AMSGrad, r corrected first"}


def wander(rule, rate):
    """(runs, ticks): mean x of each cycle recorded, from 0, kept in [-1, 1].   (Reddi et al. 2018, section 6)"""
    x = np.zeros_like(rate)
    state, means = rule.init(x), [x.copy()]
    count(len(rate), CYCLES * len(SLOPES))
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
    sweep = Sweep(axes)
    beta2, rate = sweep.columns().values()
    # SGD's steps are as long as the slopes, a hundred times what the others' are
    racers = {"sgd": (SGD(), rate / 100), "adam": (Adam(beta2=beta2), rate), "amsgrad": (AMSGrad(beta2=beta2), rate)}
    racers["optax"] = (AMSGrad(beta2=beta2, corrected=True), rate)
    for key, (rule, own) in racers.items():
        note("Rule", f"{described.part(rule)}, at rates {described.numbers(own)}", LABELS[key])
    note(
        "Loss",
        f"$f_t(x) = {SLOPES[0]:g}\\,x$ at the first step of each {len(SLOPES)}, ${SLOPES[1]:g}\\,x$ at the others; after each step $x$ is put back into $[-1, 1]$",
    )
    note("Start", "0")
    note("Steps", f"{TICKS[-1]:,}")
    note("Measured", f"the mean of $x$ over a cycle of {len(SLOPES)} steps, every {EVERY} cycles")
    grids = {f"x.{key}": sweep.grid(wander(*racer), "step") for key, racer in racers.items()}
    return Recording(axes, grids | {"time.all": Grid(("step",), TICKS)}, labels=LABELS)


def facts(found):
    at = found.where(learning_rate=RATE.default)
    fact = about(f"x after {TICKS[-1]:,} steps of the sequence at rate {RATE.default}, mean of the last cycle")
    return {
        "adam": fact(at("x.adam", beta2=0.99)[-1], "Adam, β₂ = 0.99", ".2f", low=0.9),
        "amsgrad": fact(at("x.amsgrad", beta2=0.99)[-1], "AMSGrad, β₂ = 0.99", ".2f", high=-0.5),
        "optax": fact(
            at("x.optax", beta2=0.99)[-1], "AMSGrad with r corrected first, β₂ = 0.99", ".2f", low=-0.3, high=-0.05
        ),
        "usual": fact(at("x.adam", beta2=0.999)[-1], "Adam, β₂ = 0.999", ".2f", low=0.5),
        "patient": fact(at("x.adam", beta2=0.9999)[-1], "Adam, β₂ = 0.9999", ".2f", high=-0.3),
    } | settings(steps=TICKS[-1])


STUDY = Study((BETA2, RATE), record, facts)
SCENE = Scene(
    "The wrong end",
    STUDY,
    (Curves("x", "time", x_label="step", y_label="x", domain=(-1.05, 1.05)),),
    caption=f"The mean of $x$ over each cycle of {len(SLOPES)} steps. The right end is $-1$.",
    alt=f"{in_words(len(LABELS)).capitalize()} curves that begin at zero: Adam's climbs to one, the wrong end; those of AMSGrad and SGD sink towards minus one.",
    clock=Clock(times=TICKS),
)
