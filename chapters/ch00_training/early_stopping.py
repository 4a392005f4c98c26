"""Early stopping on a small regression: the loss on new points turns while the loss on the training points falls."""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves, Morph
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis

POINTS, WAVES, EPOCHS, RATE, SEED = 30, 18, 30_000, 0.4, 6
NOISE = Axis("label_noise", "Label noise", (False, True), True, "switch", format={False: "off", True: "on"}.get)
SIGMA = 0.35
TIMES = np.unique(np.concatenate([[0], np.geomspace(1, EPOCHS, 56).round()])).astype(int)
GRID = np.linspace(-1, 1, 81)


def truth(x):
    return 0.8 * np.sin(2.5 * x) + 0.3 * np.cos(5 * x)


def features(x):
    """(n, WAVES): cosines, each quicker one with a smaller weight, so that descent learns the slow ones first."""
    k = np.arange(WAVES)
    return np.cos(np.pi * k * (x[:, None] + 1) / 2) / (1 + 0.35 * k)


def record(axes):
    """Full-batch gradient descent on the mean squared error, for clean and noisy labels side by side."""
    rng = np.random.default_rng(SEED)
    x, new = np.linspace(-0.97, 0.97, POINTS), rng.uniform(-1, 1, 500)
    noise = SIGMA * rng.standard_normal(POINTS)
    labels = truth(x)[:, None] + noise[:, None] * np.array([0.0, 1.0])
    weights = descend(features(x), labels)  # (ticks, WAVES, settings)
    curve = np.einsum("gk,tks->stg", features(GRID), weights)
    train = ((features(x) @ weights - labels) ** 2).mean(axis=1).T
    test = ((features(new) @ weights - truth(new)[:, None]) ** 2).mean(axis=1).T
    dims = ("label_noise", "step")
    grids = {
        "loss.train": Grid(dims, train),
        "loss.test": Grid(dims, test),
        "epoch.all": Grid(("step",), np.maximum(TIMES, 0.7)),
        "fit.model": Grid((*dims, "point"), np.clip(curve, -4, 4)),
        "x.all": Grid(("point",), GRID),
        "data.data": Grid(("label_noise", "point", "xy"), np.stack([np.stack([x, y], axis=1) for y in labels.T])),
    }
    named = {"train": "training points", "test": "new points", "model": "the fit", "data": "training points"}
    return Recording(axes, grids, facts(train, test), named, 2, 2 * EPOCHS, SEED)


def descend(phi, labels):
    """(ticks, WAVES, settings): the weights at every epoch of TIMES."""
    weights, kept = np.zeros((WAVES, labels.shape[1])), []
    for epoch in range(EPOCHS + 1):
        if epoch == TIMES[len(kept)]:
            kept.append(weights.copy())
        weights -= RATE * phi.T @ (phi @ weights - labels) / len(labels)
    return np.array(kept)


def facts(train, test):
    noisy, clean = test[1], test[0]
    best = int(noisy.argmin())
    what = f"{POINTS} points, {WAVES} waves, one data set, seed {SEED}"
    return {
        "best_epoch": Fact(
            int(TIMES[best]),
            f"epoch with the lowest loss on new points, noisy labels, {what}",
            format=",d",
            low=2,
            high=EPOCHS / 10,
        ),
        "best": Fact(float(noisy[best]), f"lowest loss on new points, noisy labels, {what}", format=".3f"),
        "end": Fact(
            float(noisy[-1]),
            f"loss on new points after {EPOCHS:,} epochs, noisy labels, {what}",
            format=".3f",
            low=1.5 * float(noisy[best]),
        ),
        "train_end": Fact(
            float(train[1, -1]),
            f"training loss after {EPOCHS:,} epochs, noisy labels, {what}",
            format=".3f",
            high=float(train[1, best]),
        ),
        "clean_best": Fact(float(clean.min()), f"lowest loss on new points, clean labels, {what}", format=".1g"),
        "clean_end": Fact(
            float(clean[-1]),
            f"loss on new points after {EPOCHS:,} epochs, clean labels, {what}",
            format=".1g",
            high=0.02,
        ),
        "epochs": Fact(EPOCHS, "epochs of full-batch gradient descent", format=",d"),
    }


STUDY = Study((NOISE,), record)
SCENE = Scene(
    "Early stopping",
    STUDY,
    (
        Curves(
            "loss",
            x="epoch",
            log_x=True,
            log_y=True,
            x_label="epoch",
            y_label="mean squared error",
            domain=(1e-4, 1),
            title="Loss",
        ),
        Morph("fit", "x", "data", domain=(-2, 2), title="The fit"),
    ),
    caption="Eighteen waves fitted to thirty points by gradient descent. Scrub through the epochs; switch the noise on the labels off.",
    alt="Left, two curves of loss: that of the training points keeps falling, that of new points turns up again. Right, the fitted curve among the points, which grows more and more wiggly.",
    clock=Clock("epoch", times=tuple(int(t) for t in TIMES)),
)
