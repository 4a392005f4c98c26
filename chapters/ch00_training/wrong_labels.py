"""Early stopping on a real network: digits, some of them with a wrong label."""

from dataclasses import replace

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import TRAINING, Axis, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.optimizers import Adam

SEEDS, HIDDEN, BATCH, RATE, EPOCHS = 3, 128, 50, 0.003, 250
WRONG = Axis("wrong", "Wrong labels", (0.0, 0.1, 0.2, 0.4), 0.2, format=".0%")
PER_EPOCH = TRAINING // BATCH
TICKS = (0, *sorted({round(step) for step in np.geomspace(4, EPOCHS * PER_EPOCH, 48)}))


def mislabelled(targets, share, rng):
    """The targets (TRAINING, 10), one-hot, a share of them those of another digit."""
    labels = targets.argmax(axis=1)
    chosen = rng.permutation(len(labels))[: round(share * len(labels))]
    labels[chosen] = (labels[chosen] + rng.integers(1, 10, len(chosen))) % 10
    return np.eye(10)[labels]


def record(axes, seeds):
    """Accuracies on the labels given and on new images, for every share of wrong labels."""
    right, new = digit_networks((HIDDEN,), batch_size=BATCH)
    drawn = [(share, np.random.default_rng([seed, 1])) for seed in seeds for share in WRONG.values]
    network = replace(right, targets=np.stack([mislabelled(right.targets, *one) for one in drawn]))
    measures = {"train": network.accuracy, "test": new.accuracy}
    found = learn(Adam(), network, seeds, TICKS, measures, axes=axes, rate=RATE)
    grids = {f"accuracy.{name}": found[name] for name in measures}
    grids["epoch.all"] = Grid(("step",), np.maximum(np.array(TICKS) / PER_EPOCH, 0.1))
    return Recording(axes, grids, labels={"train": "training images, labels as given", "test": "new images"})


def facts(found):
    wrong, clean = (found.mean("accuracy.test", wrong=share) for share in (WRONG.default, 0.0))
    repeated, best = found.mean("accuracy.train", wrong=WRONG.default), int(wrong.argmax())
    fact = about(f"64-{HIDDEN}-10 network, {WRONG.text(WRONG.default)} wrong labels")
    clean_fact = about(f"64-{HIDDEN}-10 network, no wrong labels")
    right, end = "share of 797 new digits read right", f"after {EPOCHS} epochs"
    return {
        "best": fact(wrong[best], f"{right}, best over training", ".3f", low=0.92),
        "best_epoch": fact(TICKS[best] / PER_EPOCH, f"epoch of the best {right}", ".2g", low=1, high=20),
        "end": fact(wrong[-1], f"{right} {end}", ".3f", high=wrong[best] - 0.05),
        "train_end": fact(repeated[-1], f"share of training labels, wrong ones too, reproduced {end}", ".1%", low=0.99),
        "clean_best": clean_fact(clean.max(), f"{right}, best over training", ".3f"),
        "clean_end": clean_fact(clean[-1], f"{right} {end}", ".3f", low=clean.max() - 0.01),
    } | settings(units=HIDDEN, wrong=WRONG.default)


STUDY = Study((WRONG,), record, facts, seeds=SEEDS)
SCENE = Scene(
    "Early stopping on digits",
    STUDY,
    (
        Curves(
            "accuracy", "epoch", band=True, log_x=True, x_label="epoch", y_label="share read right", domain=(0, 1.03)
        ),
    ),
    caption=f"A network of one hidden layer learns {in_words(TRAINING)} digits by Adam. Mean of {in_words(SEEDS)} seeds, and the band between them.",
    alt="Two curves of accuracy over the epochs. That on the training labels climbs to one. That on new images climbs to a top within a few epochs and then sinks while the wrong labels are learned.",
    clock=Clock("epoch", times=tuple(round(tick / PER_EPOCH, 1) for tick in TICKS)),
)
