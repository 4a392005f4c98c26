"""Early stopping on a real network: digits, some of them with a wrong label."""

from dataclasses import replace

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.digits import TRAINING, digit_networks, digits
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.optimizers import Adam

SEEDS, HIDDEN, BATCH, RATE, EPOCHS = 3, 128, 50, 0.003, 250
WRONG = Axis("wrong", "Wrong labels", (0.0, 0.1, 0.2, 0.4), 0.2, format=".0%")
PER_EPOCH = TRAINING // BATCH
TICKS = (0, *sorted({round(step) for step in np.geomspace(4, EPOCHS * PER_EPOCH, 48)}))


def mislabelled(share, rng):
    """One-hot targets (1000, 10) of the training images, a share of them another digit than the right one."""
    seen, _ = digits()
    labels = seen.labels.copy()
    chosen = rng.permutation(len(labels))[: round(share * len(labels))]
    labels[chosen] = (labels[chosen] + rng.integers(1, 10, len(chosen))) % 10
    return replace(seen, labels=labels).targets


def one_seed(seed):
    """name -> (shares, ticks): accuracies on the labels given and on new images, for every share of wrong labels."""
    right, test = digit_networks((HIDDEN,), batch_size=BATCH)
    targets = np.stack([mislabelled(share, np.random.default_rng([seed, 1])) for share in WRONG.values])
    network = replace(right, targets=targets)
    start = first_weights(network, seed)
    start = np.repeat(start, len(WRONG), axis=0)
    measures = {"train": network.accuracy, "test": test.accuracy}
    trained = train(Adam(), network, start, RATE, TICKS[-1], measures, TICKS, seed=seed)
    return {name: values.T for name, values in trained.measured.items()}


def record(axes):
    seeds = [one_seed(seed) for seed in range(SEEDS)]
    grids = {"epoch.all": Grid(("step",), np.maximum(np.array(TICKS) / PER_EPOCH, 0.1))}
    for name in ("train", "test"):
        grids |= spread(f"accuracy.{name}", ("wrong", "step"), np.stack([seed[name] for seed in seeds]))
    labels = {"train": "training images, labels as given", "test": "new images"}
    runs = SEEDS * len(WRONG)
    return Recording(axes, grids, facts(Recording(axes, grids)), labels, runs, runs * TICKS[-1], 0)


def facts(recording):
    wrong, clean = (recording.at("accuracy.test", wrong=share) for share in (0.2, 0.0))
    what = f"share of 797 new digits read right, mean of {SEEDS} seeds (0 to {SEEDS - 1}), 64-{HIDDEN}-10 network"
    best = int(wrong.argmax())
    return {
        "best": Fact(float(wrong[best]), f"best over training, 20% wrong labels: {what}", format=".3f", low=0.92),
        "best_epoch": Fact(TICKS[best] / PER_EPOCH, f"epoch of that best: {what}", format=".2g", low=1, high=20),
        "end": Fact(
            float(wrong[-1]), f"after {EPOCHS} epochs, 20% wrong labels: {what}", format=".3f", high=wrong[best] - 0.05
        ),
        "train_end": Fact(
            float(recording.at("accuracy.train", wrong=0.2)[-1]),
            f"share of training labels, wrong ones included, reproduced after {EPOCHS} epochs, mean of {SEEDS} seeds",
            format=".1%",
            low=0.99,
        ),
        "clean_best": Fact(float(clean.max()), f"best over training, no wrong labels: {what}", format=".3f"),
        "clean_end": Fact(
            float(clean[-1]),
            f"after {EPOCHS} epochs, no wrong labels: {what}",
            format=".3f",
            low=float(clean.max()) - 0.01,
        ),
    }


STUDY = Study((WRONG,), record)
SCENE = Scene(
    "Early stopping on digits",
    STUDY,
    (
        Curves(
            "accuracy",
            x="epoch",
            band="accuracy",
            log_x=True,
            x_label="epoch",
            y_label="share read right",
            domain=(0, 1.03),
        ),
    ),
    caption="A network of one hidden layer learns a thousand digits by Adam. Mean of three seeds, and the band between them.",
    alt="Two curves of accuracy over the epochs. That on the training labels climbs to one. That on new images climbs to a top within a few epochs and then sinks while the wrong labels are learned.",
    clock=Clock("epoch", times=tuple(round(tick / PER_EPOCH, 1) for tick in TICKS)),
)
