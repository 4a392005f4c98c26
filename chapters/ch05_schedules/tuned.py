"""The schedules on a real network: each at every rate, and compared at its own best one."""

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Entry, about, contest, digit_networks
from engine.maths.optimizers import Momentum
from engine.maths.schedules import Constant, Cosine, Linear, OneCycle, Restarts, StepDecay, Warmup

SEEDS, STEPS, EVERY = 5, 600, 30
STOPS = (0.002, 0.0035, 0.006, 0.01, 0.02, 0.035, 0.06, 0.1, 0.2, 0.35, 0.6, 1.0)
RATE = Axis("learning_rate", "Peak learning rate", STOPS, 0.06)
SCHEDULES = {
    "constant": Constant(),
    "step": StepDecay(),
    "linear": Linear(),
    "cosine": Cosine(),
    "warmup": Warmup(Cosine(), STEPS // 10),
    "one_cycle": OneCycle(),
    "restarts": Restarts(0.25),
}
LABELS = {key: schedule.label for key, schedule in SCHEDULES.items()}
LABELS |= {"step": "Step decay", "warmup": "Warmup, then cosine"}


def facts(found):
    """What each schedule reaches at its own best rate, chosen by the mean over the seeds."""
    best = {
        key: found.grids[f"right.{key}"].at(step=-1).best("learning_rate", over="seed", most=True) for key in SCHEDULES
    }
    means = {key: right.values.mean() for key, right in best.items()}
    apart = max(means.values()) - min(means.values())
    error = max(right.values.std(ddof=1) for right in best.values()) / SEEDS**0.5
    fact = about(
        f"at the best of {len(RATE)} rates: share of 797 new digits read right after {STEPS} steps of momentum, mean of {SEEDS} seeds"
    )
    return {key: fact(mean, key, ".1%") for key, mean in means.items()} | {
        "apart": fact(100 * apart, "best schedule less worst, in percentage points", ".1f", high=1.5),
        "error": fact(100 * error, "the largest standard error of these means, in percentage points", ".1f"),
    }


ENTRIES = {key: Entry(Momentum(), schedule) for key, schedule in SCHEDULES.items()}
STUDY = contest(
    ENTRIES, digit_networks((32,), batch_size=32), (RATE,), STEPS, every=EVERY, seeds=SEEDS, labels=LABELS, facts=facts
)
SHOWN = {"y_label": "new digits read right", "x_label": "peak learning rate", "log_x": True, "domain": (0.88, 1)}
SCENE = Scene(
    "Schedules on digits",
    STUDY,
    (
        Curves(
            "loss",
            "time",
            band=True,
            log_y=True,
            y_label="training loss",
            domain=(1e-4, 4),
            title="At the rate chosen",
        ),
        Curves("right", across="learning_rate", band=True, **SHOWN, title="After 600 steps, at every rate"),
    ),
    caption="SGD with momentum on a thousand digits under seven schedules. Means of five seeds, and the bands between them.",
    alt="Left, curves of training loss under seven schedules. Right, accuracy on new digits against the peak rate: seven curves with broad, nearly equal tops.",
    clock=Clock(times=tuple(range(0, STEPS + 1, EVERY))),
    off=("linear", "one_cycle", "restarts"),
)
