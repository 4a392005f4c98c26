"""Flat and sharp minima: networks trained with small and large batches, and the loss on the line between two of them."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Curves
from engine.lab.digits import digit_networks
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.spread import spread
from engine.lab.study import Study
from engine.lab.sweep import Axis
from engine.lab.train import first_weights, train
from engine.maths.networks import sharpness
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, RATE, STEPS = 5, (32,), 0.1, 2000
SIZES = (8, 16, 32, 64, 128, 256, 500)
LINE = np.linspace(-0.5, 1.5, 81)
OTHER = Axis("large", "Large batch m", SIZES[3:], SIZES[-1], format="d")


def trained(size):
    """theta (seeds, parameters) after STEPS steps in batches of `size`, at one rate for all sizes."""
    network, _ = digit_networks(HIDDEN, batch_size=size)
    ends = []
    for seed in range(SEEDS):
        start = first_weights(network, seed)
        ends.append(train(SGD(), network, start, RATE, STEPS, {}, seed=seed).theta[0])
    return np.stack(ends)


def record(axes):
    network, test = digit_networks(HIDDEN)
    ends = {size: trained(size) for size in SIZES}
    sharp = np.stack([sharpness(network, theta) for theta in ends.values()], axis=1)
    right = np.stack([test.accuracy(theta) for theta in ends.values()], axis=1)
    grids = spread("sharpness.network", ("point",), sharp) | spread("right.network", ("point",), right)
    grids["size.all"] = Grid(("point",), np.array(SIZES, dtype=float))
    grids["line.all"] = Grid(("point",), LINE)
    for key, part in (("train", network), ("test", test)):
        slices = np.stack([_between(part, ends[SIZES[0]], ends[size]) for size in axes[0].values], axis=1)
        grids |= spread(f"slice.{key}", ("large", "point"), slices)
    labels = {"network": "networks", "train": "training images", "test": "new images"}
    runs = SEEDS * len(SIZES)
    return Recording(axes, grids, facts(network, ends, sharp, right), labels, runs, runs * STEPS, 0)


def _between(network, small, large):
    """(seeds, points): the loss along the straight line from the small-batch weights (0) to the large-batch ones (1)."""
    return np.stack([network.value(small + at * (large - small)) for at in LINE], axis=1)


def facts(network, ends, sharp, right):
    what = f"mean of {SEEDS} seeds, SGD at rate {RATE} for {STEPS} steps, 64-{HIDDEN[0]}-10 network"
    pairs = np.corrcoef(sharp.ravel(), right.ravel())[0, 1]
    found = {
        "correlation": Fact(
            float(pairs),
            f"correlation of sharpness and accuracy on new digits over {sharp.size} networks",
            format="+.2f",
            low=0,
        )
    }
    for n, name in ((0, "small"), (-1, "large")):
        size = SIZES[n]
        found[f"{name}_sharp"] = Fact(float(sharp[:, n].mean()), f"sharpness at m = {size}: {what}", format=".2g")
        found[f"{name}_right"] = Fact(
            float(right[:, n].mean()), f"share of new digits read right, m = {size}: {what}", format=".1%"
        )
        found[f"{name}_loss"] = Fact(
            float(network.value(ends[size]).mean()), f"training loss, m = {size}: {what}", format=".2g"
        )
    return found | {"networks": Fact(sharp.size, "networks trained, of all batch sizes and seeds", format="d")}


STUDY = Study((OTHER,), record)
SCENE = Scene(
    "Batch size, sharpness, and a slice",
    STUDY,
    (
        Curves(
            "sharpness",
            x="size",
            band="sharpness",
            log_x=True,
            log_y=True,
            x_label="batch size m",
            y_label="sharpness",
            title="Sharpness at the end",
        ),
        Curves(
            "right",
            x="size",
            band="right",
            log_x=True,
            x_label="batch size m",
            y_label="new digits read right",
            domain=(0.9, 1),
            title="Generalization",
        ),
        Curves(
            "slice",
            x="line",
            band="slice",
            log_y=True,
            x_label="from small batch (0) to large (1)",
            y_label="loss",
            title="A slice of the loss",
        ),
    ),
    caption="Networks trained by SGD at one rate for 2,000 steps in batches of 8 to 500. Right: the loss along the straight line from the weights of batch 8 to those of the large batch chosen. Means of five seeds, and the bands between them.",
    alt="Left, sharpness against batch size. Middle, accuracy on new digits against batch size. Right, the loss along a line through two solutions, smooth and nearly level, with no wall between them.",
    clock=None,
)
