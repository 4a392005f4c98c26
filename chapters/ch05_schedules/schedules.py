"""Every schedule over 100 epochs, and what it does to noisy SGD on a quadratic."""

import numpy as np

from chapters.ch05_schedules._range_test import range_test, zone
from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.schedules import (
    Constant,
    Cosine,
    Cyclical,
    Exponential,
    InverseSquareRoot,
    InverseTime,
    Linear,
    OneCycle,
    Restarts,
    StableDecay,
    StepDecay,
    Warmup,
)

EPOCHS, STEPS_AN_EPOCH, PEAK, CURVATURE, NOISE, START = 100, 10, 0.5, 1.0, 1.0, 5.0
SCHEDULES = (
    Constant(), Linear(), StepDecay(), Exponential(), InverseTime(), InverseSquareRoot(), Cosine(), Cyclical(), Restarts(), OneCycle(), StableDecay()
)  # fmt: skip
BY_LABEL = {schedule.label: schedule for schedule in SCHEDULES}
SCHEDULE = Axis("schedule", "Schedule", tuple(BY_LABEL), "Cosine", "choice", format="s")
WARMUP = Axis("warmup", "Warmup", (0, 5, 10, 20), 0, unit="epochs", format="d")
FLOOR = Axis("floor", "Floor", (0.0, 0.1, 0.3), 0.0, format=".0%", unit="of the peak")


def record(axes):
    """The rate at every epoch, and the expected loss of SGD with that rate, from a recursion without sampling."""
    low, high = zone(*range_test())
    shape = tuple(len(axis) for axis in axes)
    multipliers = np.stack([multiplier(s, w, f) for s in SCHEDULES for w in WARMUP.values for f in FLOOR.values])
    loss = expected_loss(multipliers).reshape(*shape, EPOCHS + 1)
    rates = (high * multipliers[:, ::STEPS_AN_EPOCH]).reshape(*shape, EPOCHS + 1)
    dims = (*(axis.name for axis in axes), "step")
    grids = {
        "rate.schedule": Grid(dims, rates),
        "loss.schedule": Grid(dims, loss),
        "zone.low": Grid((), np.array(low)),
        "zone.high": Grid((), np.array(high)),
    }
    runs = len(multipliers)
    labels = {"schedule": "this schedule"}
    return Recording(
        axes, grids, facts(rates[:, 0, 0], loss[:, 0, 0], high), labels, runs, runs * EPOCHS * STEPS_AN_EPOCH
    )


def multiplier(schedule, warmup, floor):
    """(steps + 1,): the schedule after `warmup` epochs, held at `floor` once warm."""
    steps = np.arange(EPOCHS * STEPS_AN_EPOCH + 1)
    ramp = warmup * STEPS_AN_EPOCH
    shape = Warmup(schedule, ramp)(steps, EPOCHS * STEPS_AN_EPOCH) + 0.0 * steps
    return np.where(steps < ramp, shape, np.maximum(shape, floor))


def expected_loss(multipliers):
    """(runs, epochs + 1): lambda m / 2 for m = E[theta^2], m <- (1 - eps lambda)^2 m + eps^2 sigma^2 each step."""
    m, losses = np.full(len(multipliers), START**2), []
    for step in range(EPOCHS * STEPS_AN_EPOCH + 1):
        if step % STEPS_AN_EPOCH == 0:
            losses.append(CURVATURE * m / 2)
        rate = PEAK * multipliers[:, step]
        m = (1 - rate * CURVATURE) ** 2 * m + (rate * NOISE) ** 2
    return np.stack(losses, axis=1)


def facts(rates, loss, peak):
    """Shares of the time in the middle half of the range, and where noisy SGD ends up."""
    name = {label: n for n, label in enumerate(BY_LABEL)}
    fine = np.linspace(0, 1, 100_001)

    def middle(label):
        value = BY_LABEL[label](fine * 10**6, 10**6)
        return float(((value > 0.25) & (value < 0.75)).mean())

    floor = PEAK * NOISE**2 / (CURVATURE * (2 - PEAK * CURVATURE)) * CURVATURE / 2
    what = "expected loss of noisy SGD on a quadratic after 100 epochs of 10 steps, peak rate 0.5, exact"
    return {
        "middle_cosine": Fact(
            middle("Cosine"),
            "share of the time that cosine spends in the middle half of its range",
            format=".0%",
            low=0.33,
            high=0.34,
        ),
        "middle_linear": Fact(
            middle("Linear"),
            "share of the time that linear decay spends in the middle half of its range",
            format=".0%",
            low=0.49,
            high=0.51,
        ),
        "constant": Fact(
            float(loss[name["Constant"], -1]),
            f"constant rate: {what}",
            format=".3f",
            low=0.99 * floor,
            high=1.01 * floor,
        ),
        "floor": Fact(floor, "λ/2 times ε σ²/(λ(2 − ελ)) for ε = 0.5", format=".3f"),
        "cosine": Fact(float(loss[name["Cosine"], -1]), f"cosine: {what}", format=".2g", high=0.02),
        "linear": Fact(float(loss[name["Linear"], -1]), f"linear: {what}", format=".2g", high=0.02),
        "step": Fact(float(loss[name["Step"], -1]), f"step decay: {what}", format=".2g", high=0.02),
        "inverse": Fact(float(loss[name["1/t"], -1]), f"1/t decay: {what}", format=".2g", high=0.05),
    }


STUDY = Study((SCHEDULE, WARMUP, FLOOR), record)
SCENE = Scene(
    "Learning-rate schedules",
    STUDY,
    (
        Curves("rate", x_label="epoch", y_label="learning rate", zone="zone", domain=(0, 2.5), title="The schedule"),
        Curves(
            "loss",
            x_label="epoch",
            y_label="expected loss",
            log_y=True,
            domain=(1e-3, 20),
            title="Noisy SGD on a quadratic",
        ),
    ),
    caption="Left: the learning rate, its peak at the upper end of the productive zone (shaded) measured in @fig{lr_range}. Right: the expected loss of SGD with gradient noise under the same schedule, peak rate 0.5.",
    alt="Left, the learning rate over 100 epochs falling along a cosine through a shaded zone. Right, the loss of noisy SGD, which falls, levels off and falls again as the rate goes to zero.",
    clock=Clock("epoch", rate=20),
)
