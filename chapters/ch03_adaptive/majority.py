"""Wilson's construction: least squares where adaptive methods fit the data and learn nothing.

Feature 1 is the label, features 2 and 3 are always 1, and every example has features that no other has: one if its
label is +1, five if it is -1.   (Wilson et al. 2017, section 3.3)
"""

import numpy as np

from engine.figures.scene import Clock, Scene
from engine.figures.views import Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.maths.optimizers import SGD, AdaGrad, Adam, Momentum, RMSProp

EXAMPLES, NEW, STEPS, EVERY, SEEDS = 100, 1000, 300, 5, 3
SHARE = Axis("share", "Examples with label +1", (0.55, 0.6, 0.7, 0.8, 0.9), 0.6, format=".0%")
RACERS = {
    "sgd": (SGD(), 0.1),
    "momentum": (Momentum(), 0.02),
    "adagrad": (AdaGrad(), 0.03),
    "rmsprop": (RMSProp(), 0.001),
    "adam": (Adam(), 0.003),
}


def examples(share, rng):
    """(n, 3 + 5 n) features and (n,) labels."""
    labels = np.where(rng.random(EXAMPLES) < share, 1.0, -1.0)
    features = np.zeros((EXAMPLES, 3 + 5 * EXAMPLES))
    features[:, 0], features[:, 1:3] = labels, 1
    for i, label in enumerate(labels):
        own = 3 + 5 * i
        features[i, own : own + (1 if label > 0 else 5)] = 1
    return features, labels


def fit(rule, rate, features, labels, fresh):
    """Loss and accuracy on new labels every few steps, (runs, steps / EVERY + 1), of least squares from zero."""
    weights = np.zeros((len(features), 1, features.shape[-1]))
    transposed = features.transpose(0, 2, 1).copy()
    state = rule.init(weights)
    losses, accuracies = np.empty((2, len(features), STEPS // EVERY + 1))
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            errors = weights @ transposed - labels[:, None]
            losses[:, step // EVERY] = (errors**2).mean(axis=(1, 2)) / 2
            # a new example has the label and the two ones; its own features were never seen and weigh nothing
            predicted = weights[:, 0, :1] * fresh + weights[:, 0, 1:3].sum(axis=1, keepdims=True)
            accuracies[:, step // EVERY] = (np.sign(predicted) == fresh).mean(axis=1)
        rule.step(weights, state, lambda w: (w @ transposed - labels[:, None]) @ features / EXAMPLES, rate)
    return losses, accuracies


def record(axes):
    drawn = [
        (share, np.random.default_rng([seed, n])) for seed in range(SEEDS) for n, share in enumerate(axes[0].values)
    ]
    features, labels = (np.stack(part) for part in zip(*(examples(*one) for one in drawn), strict=True))
    fresh = np.stack([np.where(rng.random(NEW) < share, 1.0, -1.0) for share, rng in drawn])
    grids = {}
    for key, (rule, rate) in RACERS.items():
        for quantity, values in zip(("loss", "accuracy"), fit(rule, rate, features, labels, fresh), strict=True):
            grids |= spread(f"{quantity}.{key}", ("share", "step"), values.reshape(SEEDS, len(axes[0]), -1))
    grids["time.all"] = Grid(("step",), np.arange(0.0, STEPS + 1, EVERY))
    names = {key: rule.label for key, (rule, _) in RACERS.items()}
    runs = len(drawn) * len(RACERS)
    return Recording(axes, grids, facts(Recording(axes, grids)), names, runs, runs * STEPS, 0)


def facts(recording):
    def end(quantity, key):
        return float(recording.at(f"{quantity}.{key}", share=SHARE.default)[-1])

    what = f"after {STEPS} steps, {SHARE.default:.0%} labels +1, mean of {SEEDS} data sets"
    return {
        "adam_loss": Fact(end("loss", "adam"), f"Adam's training loss {what}", format=".0e", high=1e-6),
        "adam": Fact(
            end("accuracy", "adam"), f"share of new examples that Adam's fit gets right {what}", format=".0%", high=0.7
        ),
        "adagrad": Fact(end("accuracy", "adagrad"), f"the same for AdaGrad {what}", format=".0%", high=0.7),
        "rmsprop": Fact(end("accuracy", "rmsprop"), f"the same for RMSProp {what}", format=".0%", high=0.7),
        "sgd": Fact(end("accuracy", "sgd"), f"the same for SGD {what}", format=".0%", low=1),
    }


STUDY = Study((SHARE,), record)
SCENE = Scene(
    "A fit that learned nothing",
    STUDY,
    (
        Curves(
            "loss",
            x="time",
            band="loss",
            log_y=True,
            y_label="training loss",
            domain=(1e-8, 1),
            title="The examples seen",
        ),
        Curves(
            "accuracy",
            x="time",
            band="accuracy",
            y_label="share predicted right",
            domain=(0.4, 1.03),
            title="New examples",
        ),
    ),
    caption="Mean of three data sets of 100 examples, and the band between them. Change the share of positive labels.",
    alt="Left, five curves of training loss, all falling to nearly zero. Right, the share of new examples predicted right: one for SGD and momentum, the share of positive labels for the adaptive methods.",
    clock=Clock("step", times=tuple(range(0, STEPS + 1, EVERY))),
)
