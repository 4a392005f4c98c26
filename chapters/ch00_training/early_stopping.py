"""Early stopping on a small regression: the loss on new points turns while the loss on the training points falls."""

import numpy as np

from engine.figures import Clock, Curves, Morph, Scene
from engine.lab import Grid, Recording, Study, Sweep, about, in_words, note, settings, switch, train
from engine.maths.least_squares import LeastSquares
from engine.maths.optimizers import SGD

POINTS, WAVES, EPOCHS, RATE, SIGMA = 30, 18, 30_000, 0.4, 0.35
NOISE = switch("label_noise", "Label noise", True)
TIMES = tuple(np.unique([0, *np.geomspace(1, EPOCHS, 56).round()]).astype(int).tolist())
ACROSS = np.linspace(-1, 1, 81)


def truth(x):
    return 0.8 * np.sin(2.5 * x) + 0.3 * np.cos(5 * x)


def features(x):
    """(n, WAVES): cosines, each quicker one with a smaller weight, so that descent learns the slow ones first."""
    k = np.arange(WAVES)
    return np.cos(np.pi * k * (x[:, None] + 1) / 2) / (1 + 0.35 * k)


def record(axes, seeds):
    """Full-batch gradient descent, for clean and noisy labels side by side."""
    rng = np.random.default_rng(seeds[0])
    note(
        "Data",
        f"{POINTS} points evenly from −0.97 to 0.97, labels $0.8 \\sin 2.5x + 0.3 \\cos 5x$, with normal noise of deviation {SIGMA:g} or none; 500 new points uniform in $[-1, 1]$, without noise",
    )
    note(
        "Features",
        rf"$\cos(\pi k (x + 1)/2) / (1 + 0.35 k)$ for $k = 0 \dots {WAVES - 1}$, of which the prediction is a weighted sum",
    )
    note("Measured", "the mean squared error, twice the loss")
    x, new = np.linspace(-0.97, 0.97, POINTS), rng.uniform(-1, 1, 500)
    labels = truth(x) + np.outer([0, SIGMA], rng.standard_normal(POINTS))
    seen, unseen = LeastSquares(features(x), labels), LeastSquares(features(new), truth(new))
    measures = {
        "loss.train": lambda weights: 2 * seen.value(weights),
        "loss.test": lambda weights: 2 * unseen.value(weights),
        "fit.model": lambda weights: np.clip(weights @ features(ACROSS).T, -4, 4),
    }
    found = train(SGD(), seen, np.zeros((len(NOISE), WAVES)), RATE, EPOCHS, measures, TIMES).measured
    sweep = Sweep(axes)
    grids = {name: sweep.grid(v.swapaxes(0, 1), *("step", "point")[: v.ndim - 1]) for name, v in found.items()}
    grids["data.data"] = sweep.grid(np.stack([np.broadcast_to(x, labels.shape), labels], axis=-1), "point", "xy")
    grids |= {"epoch.all": Grid(("step",), np.maximum(TIMES, 0.7)), "x.all": Grid(("point",), ACROSS)}
    named = {"train": "training points", "test": "new points", "model": "the fit", "data": "training points"}
    return Recording(axes, grids, labels=named)


def facts(found):
    noisy, clean = (found.at("loss.test", label_noise=on) for on in (True, False))
    train_loss, best = found.at("loss.train", label_noise=True), int(noisy.argmin())
    fact = about(f"{POINTS} points, {WAVES} waves, one data set")
    new, end = "loss on new points", f"after {EPOCHS:,} epochs"
    return {
        "best_epoch": fact(TIMES[best], f"epoch with the lowest {new}, noisy labels", ",d", low=2, high=EPOCHS / 10),
        "best": fact(noisy[best], f"lowest {new}, noisy labels", ".3f"),
        "end": fact(noisy[-1], f"{new} {end}, noisy labels", ".3f"),
        "train_end": fact(train_loss[-1], f"training loss {end}, noisy labels", ".3f"),
        "worse": fact(noisy[-1] / noisy[best], f"{new} {end} over the lowest, noisy labels", ".1f", low=1.2),
        "fell": fact(train_loss[-1] / train_loss[best], f"training loss {end} over that at the best", ".2f", high=0.95),
        "clean_best": fact(clean.min(), f"lowest {new}, clean labels", ".1g"),
        "clean_end": fact(clean[-1], f"{new} {end}, clean labels", ".1g", high=0.02),
    } | settings(epochs=EPOCHS, points=POINTS)


STUDY = Study((NOISE,), record, facts, seeds=(6,))
LOGS = {"log_x": True, "log_y": True, "x_label": "epoch"}
SCENE = Scene(
    "Early stopping",
    STUDY,
    (
        Curves("loss", "epoch", **LOGS, y_label="mean squared error", domain=(1e-4, 1), title="Loss"),
        Morph("fit", "x", "data", domain=(-2, 2), title="The fit"),
    ),
    caption=f"{in_words(WAVES).capitalize()} waves fitted to {in_words(POINTS)} points by gradient descent. Scrub through the epochs; switch the noise on the labels off.",
    alt="Two curves of loss: that of the training points keeps falling, that of new points turns up again. Beside them the fitted curve among the points, which grows more and more wiggly.",
    clock=Clock("epoch", times=TIMES),
)
