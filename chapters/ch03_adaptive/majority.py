"""Wilson's construction: least squares where adaptive methods fit the data and learn nothing.

Feature 1 is the label, features 2 and 3 are always 1, and every example has features that no other has: one if its
label is +1, five if it is -1.   (Wilson et al. 2017, section 3.3)
"""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, in_words, note, train
from engine.maths.least_squares import LeastSquares
from engine.maths.optimizers import SGD, AdaGrad, Adam, Momentum, RMSProp

EXAMPLES, NEW, STEPS, EVERY, SEEDS, OWN = 100, 1000, 300, 5, 3, 5  # OWN: features that an example has for itself
TICKS = tuple(range(0, STEPS + 1, EVERY))
SHARE = Axis("share", "Examples with label +1", (0.55, 0.6, 0.7, 0.8, 0.9), 0.6, format=".0%")
RATES = {SGD(): 0.1, Momentum(): 0.02, AdaGrad(): 0.03, RMSProp(): 0.001, Adam(): 0.003}


def signs(n, share, rng):
    """(n,): labels of which about a share are +1, the others -1."""
    return np.where(rng.random(n) < share, 1.0, -1.0)


def features(labels):
    """(examples, 3 + OWN examples) of the labels (examples,)."""
    found = np.zeros((EXAMPLES, 3 + OWN * EXAMPLES))
    found[:, 0], found[:, 1:3] = labels, 1
    for i, label in enumerate(labels):
        own = 3 + OWN * i
        found[i, own : own + (1 if label > 0 else OWN)] = 1
    return found


def record(axes, seeds):
    """Loss on the examples and accuracy on new ones while every rule fits, for every seed's data sets together."""
    drawn = [(share, np.random.default_rng([seed, n])) for seed in seeds for n, share in enumerate(SHARE.values)]
    labels = np.stack([signs(EXAMPLES, *one) for one in drawn])
    note(
        "Data",
        f"{EXAMPLES} examples with {3 + OWN * EXAMPLES} features: the first is the label, 1 or −1, the next two are 1, and of {in_words(OWN)} that no other example has one is 1 for a label of 1 and all of them for −1, the rest 0; a share of the labels, drawn one by one, is 1",
    )
    note(
        "Measured",
        f"the share of {NEW:,} new labels told right by the sign of what is predicted; a new example's own features were never seen and count nothing",
    )
    fresh = np.stack([signs(NEW, *one) for one in drawn])
    seen = LeastSquares(np.stack([features(own) for own in labels]), labels)

    def right(weights):
        # a new example has the label and the two ones; its own features were never seen and weigh nothing
        predicted = weights[:, :1] * fresh + weights[:, 1:3].sum(axis=1, keepdims=True)
        return (np.sign(predicted) == fresh).mean(axis=1)

    grids, measures = {"time.all": Grid(("step",), TICKS)}, {"loss": seen.value, "accuracy": right}
    for rule, rate in RATES.items():
        found = train(rule, seen, np.zeros((len(drawn), seen.inputs.shape[-1])), rate, STEPS, measures, TICKS).measured
        for quantity, values in found.items():
            by_seed = values.T.reshape(len(seeds), len(SHARE), -1)
            grids[f"{quantity}.{rule.label.lower()}"] = Grid(("seed", "share", "step"), by_seed)
    return Recording(axes, grids, labels={rule.label.lower(): rule.label for rule in RATES})


def facts(found):
    def end(quantity, key):
        return found.mean(f"{quantity}.{key}", share=SHARE.default)[-1]

    fact = about(f"after {STEPS} steps, {SHARE.text(SHARE.default)} labels +1")
    right = "share of new examples got right"
    return {
        "adam_loss": fact(end("loss", "adam"), "Adam's training loss", ".0e", high=1e-6),
        "adam": fact(end("accuracy", "adam"), f"{right} by Adam's fit", ".0%", high=0.7),
        "adagrad": fact(end("accuracy", "adagrad"), f"{right} by AdaGrad's fit", ".0%", high=0.7),
        "rmsprop": fact(end("accuracy", "rmsprop"), f"{right} by RMSProp's fit", ".0%", high=0.7),
        "sgd": fact(end("accuracy", "sgd"), f"{right} by SGD's fit", ".0%", low=1),
    }


STUDY = Study((SHARE,), record, facts, seeds=SEEDS)
LOSS = {"log_y": True, "y_label": "training loss", "domain": (1e-8, 1)}
RIGHT = {"y_label": "share predicted right", "domain": (0.4, 1.03)}
SCENE = Scene(
    "A fit that learned nothing",
    STUDY,
    (
        Curves("loss", "time", band=True, **LOSS, title="The examples seen"),
        Curves("accuracy", "time", band=True, **RIGHT, title="New examples"),
    ),
    caption=f"Mean of {in_words(SEEDS)} data sets of {EXAMPLES} examples, and the band between them. Change the share of positive labels.",
    alt=f"{in_words(len(RATES)).capitalize()} curves of training loss, all falling to nearly zero. Beside them the share of new examples predicted right: one for SGD and momentum, the share of positive labels for the adaptive methods.",
    clock=Clock(times=TICKS),
)
