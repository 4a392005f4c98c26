"""Gradients of many minibatches, and how far they spread."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Cloud, Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis

EXAMPLES, SHOWN, DRAWS, SEED = 2048, 150, 4000, 3
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SIZE = Axis("batch_size", "Batch size m", SIZES, 8, format="d")


def example_gradients():
    """(examples, 2): the gradient of each example's squared error in a linear regression at theta = 0."""
    rng = np.random.default_rng(SEED)
    inputs = rng.standard_normal((EXAMPLES, 2)) * (1.0, 0.6)
    targets = inputs @ (0.8, -0.6) + 0.7 * rng.standard_normal(EXAMPLES)
    return -targets[:, None] * inputs


def record(axes):
    """For every size, the mean gradients of minibatches drawn with replacement, and their spread about the true one."""
    gradients = example_gradients()
    truth = gradients.mean(axis=0)
    rng = np.random.default_rng(SEED + 1)
    means = np.stack([gradients[rng.integers(0, EXAMPLES, (DRAWS, m))].mean(axis=1) for m in SIZES])
    spread = np.sqrt(((means - truth) ** 2).sum(axis=-1).mean(axis=-1))
    law = spread[0] / np.sqrt(SIZES)
    grids = {
        "gradient.minibatch": Grid(("batch_size", "point", "xy"), means[:, :SHOWN]),
        "gradient.truth": Grid(("point", "xy"), truth[None]),
        "spread.minibatch": Grid(("point",), spread),
        "spread.law": Grid(("point",), law),
        "size.all": Grid(("point",), np.array(SIZES, dtype=float)),
    }
    slope = float(np.polyfit(np.log(SIZES), np.log(spread), 1)[0])
    what = f"{DRAWS} minibatches of each size, drawn with replacement from {EXAMPLES} examples, seed {SEED}"
    facts = {
        "slope": Fact(slope, f"slope of log spread against log m: {what}", format=".3f", low=-0.52, high=-0.48),
        "four": Fact(
            float(spread[SIZES.index(32)] / spread[SIZES.index(8)]),
            f"spread at m = 32 over that at m = 8: {what}",
            format=".2f",
            low=0.45,
            high=0.55,
        ),
        "variance": Fact(
            float(spread[0] ** 2 / spread[SIZES.index(64)] ** 2),
            f"variance at m = 1 over that at m = 64: {what}",
            format=".0f",
            low=55,
            high=75,
        ),
        "bias": Fact(
            float(np.linalg.norm(means[0].mean(axis=0) - truth) / np.linalg.norm(truth)),
            f"distance of the mean of the minibatch gradients from the full one, relative, at m = 1: {what}",
            format=".1%",
            high=0.05,
        ),
    }
    labels = {"minibatch": "minibatch gradients", "truth": "full gradient", "law": "1/√m"}
    return Recording(axes, grids, facts, labels, len(SIZES) * DRAWS, 0, SEED)


STUDY = Study((SIZE,), record)
SCENE = Scene(
    "Minibatch gradients as a cloud",
    STUDY,
    (
        Cloud("gradient", "∂J/∂θ₁", "∂J/∂θ₂", window=((-3.2, 1.8), (-1.6, 2.2)), title="150 minibatch gradients"),
        Curves(
            "spread",
            x="size",
            log_x=True,
            log_y=True,
            x_label="batch size m",
            y_label="spread",
            title="Spread of the cloud",
        ),
    ),
    caption="Each dot is the gradient of one minibatch. Right: the root mean square distance from the full gradient, beside $1/\\sqrt{m}$.",
    alt="A cloud of dots around one point, which shrinks as the batch grows, and the spread falling along a straight line on logarithmic axes.",
    clock=None,
)
