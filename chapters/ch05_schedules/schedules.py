"""Every schedule over the epochs of a training, and what it does to noisy SGD on a quadratic."""

from itertools import product

import numpy as np

from chapters.ch05_schedules import lr_range
from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Fact, Recording, Study, Sweep, about, count, note, settings
from engine.maths import schedules

EPOCHS, STEPS_AN_EPOCH, PEAK, CURVATURE, NOISE, START = 100, 10, 0.5, 1.0, 1.0, 5.0
STEPS = EPOCHS * STEPS_AN_EPOCH
KINDS = [getattr(schedules, name) for name in schedules.__all__ if name not in ("Schedule", "Warmup")]
SHAPES = {kind.label: kind() for kind in KINDS}
SCHEDULE = Axis("schedule", "Schedule", tuple(SHAPES), "Cosine", "choice")
WARMUP = Axis("warmup", "Warmup", (0, 5, 10, 20), 0, unit="epochs", format="d")
FLOOR = Axis("floor", "Floor", (0.0, 0.1, 0.3), 0.0, format=".0%", unit="of the peak")


def record(axes, seeds):
    """The rate at every epoch, its peak the upper end of the productive zone, and the expected loss of noisy SGD."""
    test, sweep = lr_range.STUDY.run(seeds), Sweep(axes)
    note(
        "Schedules",
        f"{EPOCHS} epochs of {STEPS_AN_EPOCH} steps; the multiplier goes from 1 at the first step to its end at the last, warmup lengthens from 0 to 1 along a line first; drawn with the upper end of the productive zone of the range test as peak",
    )
    note(
        "Expected loss",
        rf"right: of SGD on $\frac{{\lambda}}{{2}}\theta^2$ with $\lambda = {CURVATURE:g}$, peak rate {PEAK:g}, gradient noise of deviation {NOISE:g}, from $\theta = {START:g}$: $m \leftarrow (1 - \varepsilon_t\lambda)^2 m + \varepsilon_t^2\sigma^2$, loss $\lambda m / 2$; computed, not drawn",
    )
    multipliers = np.stack([multiplier(*setting) for setting in product(*(axis.values for axis in axes))])
    grids = {
        "rate.schedule": sweep.grid(test.at("zone.high") * multipliers[:, ::STEPS_AN_EPOCH], "step"),
        "loss.schedule": sweep.grid(expected_loss(multipliers), "step"),
        "zone.low": test.grids["zone.low"],
        "zone.high": test.grids["zone.high"],
    }
    return Recording(axes, grids, labels={"schedule": "this schedule"})


def multiplier(label, warmup, floor):
    """(steps + 1,): a schedule after `warmup` epochs, held at `floor` once warm."""
    steps, ramp = np.arange(STEPS + 1), warmup * STEPS_AN_EPOCH
    shape = schedules.Warmup(SHAPES[label], ramp)(steps, STEPS)
    return np.where(steps < ramp, shape, np.maximum(shape, floor))


def expected_loss(multipliers):
    """(runs, epochs + 1): lambda m / 2 for m = E[theta^2], m <- (1 - eps lambda)^2 m + eps^2 sigma^2 each step."""
    count(len(multipliers), STEPS)
    m = [np.full(len(multipliers), START**2)]
    for rate in PEAK * multipliers.T[:-1]:
        m.append((1 - rate * CURVATURE) ** 2 * m[-1] + (rate * NOISE) ** 2)
    return CURVATURE / 2 * np.stack(m[::STEPS_AN_EPOCH], axis=1)


def facts(found):
    """Shares of the time in the middle half of the range, and where noisy SGD ends up."""

    def middle(label):
        rate = SHAPES[label](np.linspace(0, 1, 100_001) * 10**6, 10**6)
        return ((rate > 0.25) & (rate < 0.75)).mean()

    def end(label):
        return found.at("loss.schedule", schedule=label, warmup=0, floor=0.0)[-1]

    floor = PEAK * NOISE**2 / (2 - PEAK * CURVATURE) / 2
    share = about("share of the time spent in the middle half of the range")
    fact = about(f"expected loss of noisy SGD on a quadratic after {STEPS:,} steps, peak rate {PEAK:g}, exact")
    return {
        "middle_cosine": share(middle("Cosine"), "cosine", ".0%", low=0.33, high=0.34),
        "middle_linear": share(middle("Linear"), "linear decay", ".0%", low=0.49, high=0.51),
        "constant": fact(end("Constant"), "constant rate", ".3f", low=0.99 * floor, high=1.01 * floor),
        "floor": Fact(floor, f"λ/2 times ε σ²/(λ(2 − ελ)) for ε = {PEAK:g}", format=".3f"),
        "cosine": fact(end("Cosine"), "cosine", ".2g", high=0.02),
        "linear": fact(end("Linear"), "linear", ".2g", high=0.02),
        "step": fact(end("Step"), "step decay", ".2g", high=0.02),
        "inverse": fact(end("1/t"), "1/t decay", ".2g", high=0.05),
    } | settings(highest_floor=FLOOR.values[-1])


STUDY = Study((SCHEDULE, WARMUP, FLOOR), record, facts, seeds=lr_range.SEEDS)
RATE = {"x_label": "epoch", "y_label": "learning rate", "zone": "zone", "domain": (0, 2.5)}
LOSS = {"x_label": "epoch", "y_label": "expected loss", "log_y": True, "domain": (1e-3, 20)}
SCENE = Scene(
    "Learning-rate schedules",
    STUDY,
    (Curves("rate", **RATE, title="The schedule"), Curves("loss", **LOSS, title="Noisy SGD on a quadratic")),
    caption=f"The schedule's peak lies at the upper end of the productive zone (shaded) measured in @fig{{lr_range}}. Beside it the expected loss of SGD with gradient noise under the same schedule, peak rate {PEAK:g}.",
    alt=f"The learning rate over {EPOCHS} epochs falling along a cosine through a shaded zone. Beside it the loss of noisy SGD, which falls, levels off and falls again as the rate goes to zero.",
    clock=Clock("epoch", rate=20),
)
