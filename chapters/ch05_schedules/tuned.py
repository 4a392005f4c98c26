"""The schedules on a real network: each at every rate, and compared at its own best one."""

from engine.figures import Clock, Curves, Scene
from engine.lab import TRAINING, Axis, Entry, about, contest, digit_networks, in_words, settings, standard_error
from engine.maths.optimizers import Momentum
from engine.maths.schedules import Constant, Cosine, Linear, OneCycle, Restarts, StepDecay, Warmup

SEEDS, HIDDEN, BATCH, STEPS, EVERY = 5, 32, 32, 600, 30
TICKS = tuple(range(0, STEPS + 1, EVERY))
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
    best = {key: found.best(f"right.{key}", RATE, most=True).values[:, -1] for key in SCHEDULES}
    means = {key: right.mean() for key, right in best.items()}
    apart = max(means.values()) - min(means.values())
    error = max(map(standard_error, best.values()))
    right = f"share of 797 new digits read right after {STEPS} steps of momentum"
    fact = about(f"{right}, at the best of {len(RATE)} rates")
    told = {key: fact(mean, key, ".1%") for key, mean in means.items()} | {
        "apart": fact(100 * apart, "best schedule less worst, in percentage points", ".1f", high=1.5),
        "error": fact(100 * error, "the largest standard error of these means, in percentage points", ".1f"),
    }
    return told | settings(steps_a_run=STEPS, rates_tried=len(RATE), schedules_compared=len(SCHEDULES))


ENTRIES = {key: Entry(Momentum(), schedule) for key, schedule in SCHEDULES.items()}
NETWORKS = digit_networks((HIDDEN,), batch_size=BATCH)
STUDY = contest(NETWORKS, ENTRIES, (RATE,), TICKS, seeds=SEEDS, labels=LABELS, facts=facts)
LOSS = {"log_y": True, "y_label": "training loss", "domain": (1e-4, 4)}
SHOWN = {"y_label": "new digits read right", "x_label": "peak learning rate", "log_x": True, "domain": (0.88, 1)}
SCENE = Scene(
    "Schedules on digits",
    STUDY,
    (
        Curves("loss", "time", band=True, **LOSS, title="At the rate chosen"),
        Curves("right", across="learning_rate", band=True, **SHOWN, title=f"After {STEPS} steps, at every rate"),
    ),
    caption=f"SGD with momentum on {in_words(TRAINING)} digits under {in_words(len(SCHEDULES))} schedules. Means of {in_words(SEEDS)} seeds, and the bands between them.",
    alt=f"Curves of training loss under {in_words(len(SCHEDULES))} schedules. Beside them accuracy on new digits against the peak rate: {in_words(len(SCHEDULES))} curves with broad, nearly equal tops.",
    clock=Clock(times=TICKS),
    off=("linear", "one_cycle", "restarts"),
)
