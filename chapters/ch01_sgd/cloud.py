"""Gradients of many minibatches, and how far they spread."""

import numpy as np

from engine.figures import Cloud, Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, power

EXAMPLES, SHOWN, DRAWS = 2048, 150, 4000
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SIZE = Axis("batch_size", "Batch size m", SIZES, 8, format="d")


def example_gradients(rng):
    """(examples, 2): the gradient of each example's squared error in a linear regression at theta = 0."""
    inputs = rng.standard_normal((EXAMPLES, 2)) * (1.0, 0.6)
    targets = inputs @ (0.8, -0.6) + 0.7 * rng.standard_normal(EXAMPLES)
    return -targets[:, None] * inputs


def record(axes, seeds):
    """For every size, the mean gradients of minibatches drawn with replacement, and their spread about the true one."""
    data, draws = (np.random.default_rng(seed) for seed in seeds)
    gradients = example_gradients(data)
    truth = gradients.mean(axis=0)
    means = np.stack([gradients[draws.integers(0, EXAMPLES, (DRAWS, m))].mean(axis=1) for m in SIZES])
    spread = np.sqrt(((means - truth) ** 2).sum(axis=-1).mean(axis=-1))
    off = np.linalg.norm(means.mean(axis=1) - truth, axis=1) / np.linalg.norm(truth)
    grids = {
        "gradient.minibatch": Grid(("batch_size", "point", "xy"), means[:, :SHOWN]),
        "gradient.truth": Grid(("point", "xy"), [truth]),
        "spread.minibatch": Grid(("point",), spread),
        "spread.law": Grid(("point",), spread[0] / np.sqrt(SIZES)),
        "size.all": Grid(("point",), SIZES),
        "off.minibatch": Grid(("batch_size",), off),
    }
    return Recording(axes, grids, labels={"minibatch": "minibatch gradients", "truth": "full gradient", "law": "1/√m"})


def facts(found):
    spread = dict(zip(SIZES, found.at("spread.minibatch"), strict=True))
    off = found.at("off.minibatch", batch_size=1)
    fact = about(f"{DRAWS} minibatches of each size, drawn with replacement from {EXAMPLES} examples")
    slope, ratio = power(SIZES, list(spread.values())), spread[1] ** 2 / spread[64] ** 2
    return {
        "slope": fact(slope, "slope of log spread against log m", ".3f", low=-0.52, high=-0.48),
        "four": fact(spread[32] / spread[8], "spread at m = 32 over that at m = 8", ".2f", low=0.45, high=0.55),
        "variance": fact(ratio, "variance at m = 1 over that at m = 64", ".0f", low=55, high=75),
        "bias": fact(off, "relative distance of the mean gradient of all from the full one, m = 1", ".1%", high=0.05),
    }


STUDY = Study((SIZE,), record, facts, seeds=(3, 4))
WINDOW = ((-3.2, 1.8), (-1.6, 2.2))
SCENE = Scene(
    "Minibatch gradients as a cloud",
    STUDY,
    (
        Cloud("gradient", "∂J/∂θ₁", "∂J/∂θ₂", WINDOW, title=f"{SHOWN} minibatch gradients"),
        Curves(
            "spread",
            "size",
            log_x=True,
            log_y=True,
            x_label="batch size m",
            y_label="spread",
            title="Spread of the cloud",
        ),
    ),
    caption="Each dot is the gradient of one minibatch. Their spread: the root mean square distance from the full gradient, beside $1/\\sqrt{m}$.",
    alt="A cloud of dots around one point, which shrinks as the batch grows, and the spread falling along a straight line on logarithmic axes.",
    clock=None,
)
