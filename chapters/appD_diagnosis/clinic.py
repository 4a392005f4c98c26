"""Twelve sick training runs on digits, each beside its treated one: loss, gradient, update, activity."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, first_weights, in_words, switch, train
from engine.lab.method import note

from ._charts import charted
from ._patients import CASES, HEAVIER, Watched

SEEDS, STEPS, FLOOR = 3, 401, 1e-9  # FLOOR: what an axis of logarithms shows of nothing
TICKS = (*range(0, 20, 2), *range(20, STEPS, 5))
CASE = Axis("case", "Case", tuple(range(1, len(CASES) + 1)), 1, "choice")
TREATED = switch("treated", "Treated run beside it", False)
SHOWN = {
    "loss": {"train": "training images", "new": "new images"},
    "gradient": {"gradient": "gradient"},
    "update": {"update": "update / weights"},
    "units": {"alive": "active on some image"},
    "zeros": {"active": "active, on average", "zero": "gradient exactly 0"},
}


def observed(run, name, seeds):
    """What was measured, by name: an array with a row for each first set of weights and a column for each tick."""
    network, new = run.networks(seeds)
    start = run.scale * np.concatenate([first_weights(network, seed, "he") for seed in seeds])

    def learned(theta):
        *_, first, second, outputs = network.activations(theta)
        active = np.concatenate([first, second], axis=-1) > 0
        loss = network.loss.value(outputs, network.targets)
        return np.stack([loss, active.mean(axis=(1, 2)), active.any(axis=1).mean(axis=1)], axis=1)

    def tested(theta):
        outputs = new.outputs(theta)
        right = outputs.argmax(axis=-1) == new.targets.argmax(axis=-1)
        return np.stack([new.loss.value(outputs, new.targets), right.mean(axis=1)], axis=1)

    for what, how in run.said():
        note(what, how, name)
    watched = Watched(rule=run.rule, label=name)
    measures = {"learned": learned, "tested": tested}
    found = train(watched, network, start, run.rate, STEPS, measures, TICKS, seed=seeds[0]).measured
    loss, active, alive = np.moveaxis(found["learned"], 2, 0)
    new_loss, right = np.moveaxis(found["tested"], 2, 0)
    gradient, zero, update, weights = np.array(watched.chart)[list(TICKS)].swapaxes(0, 1)
    charts = {"train": loss, "new": new_loss, "right": right, "active": active, "alive": alive, "zero": zero}
    charts |= {"gradient": np.maximum(gradient, FLOOR), "update": np.maximum(update / weights, FLOOR)}
    return {key: values.T for key, values in charts.items()}


def record(axes, seeds):
    """Every run once, though it may be the treatment of several cases."""
    names = {}
    for n, pair in enumerate(CASES.values(), 1):
        for run, state in zip(pair, ("", "treated "), strict=True):
            names.setdefault(run, []).append(f"{state}{n}")
    runs = {run: observed(run, f"Case {', '.join(cases)}", seeds) for run, cases in names.items()}
    grids = {"time.all": Grid(("step",), TICKS)}
    for which, (before, after) in enumerate((("", ""), ("treated_", "_treated"))):
        found = [runs[pair[which]] for pair in CASES.values()]
        for quantity, series in {**SHOWN, "right": {"right": ""}}.items():
            for key in series:
                values = np.stack([one[key] for one in found], axis=1)
                grids[f"{before}{quantity}.{key}{after}"] = Grid(("seed", "case", "step"), values)
    heavier = observed(HEAVIER, "Case 9, its loss a hundred times as heavy", seeds)
    grids |= {f"heavier.{key}": Grid(("seed", "step"), heavier[key]) for key in ("train", "zero")}
    plain = {key: label for series in SHOWN.values() for key, label in series.items()}
    labels = plain | {f"{key}_treated": f"treated: {label}" for key, label in plain.items()}
    return Recording(axes, grids, labels=labels)


def panel(quantity, *more, **how):
    """The curves of a quantity and of `more`, and where the reader asks for it the first one's of the treated run."""
    shown = {quantity: {}} | {one: {} for one in more} | {f"treated_{quantity}": {"treated": True}}
    return Curves(shown, x="time", band=True, **how)


STUDY = Study((CASE, TREATED), record, lambda found: charted(found, TICKS), seeds=SEEDS)
SCENE = Scene(
    "Twelve sick runs",
    STUDY,
    (
        panel("loss", log_y=True, y_label="loss", domain=(1e-3, 50), title="Loss"),
        panel("gradient", log_y=True, y_label="norm", domain=(1e-8, 1e3), title="Gradient, as it was handed on"),
        panel("update", log_y=True, y_label="update over weights", domain=(1e-5, 1), title="Length of the step"),
        panel("units", "zeros", y_label="share", domain=(0, 1.03), title="Hidden units, and entries of the gradient"),
    ),
    caption=f"{in_words(len(CASES)).capitalize()} runs of one network on the digits, in each of which one thing is wrong. Choose a case, say what ails it, then show the treated run beside it. Means of {in_words(SEEDS)} seeds, and the bands between them.",
    alt="Four pictures over the steps of training: the loss on training and on new images, the norm of the gradient, the length of the step over that of the weights, and the shares of hidden units that are active and of gradient entries that are zero.",
    clock=Clock(times=TICKS),
)
