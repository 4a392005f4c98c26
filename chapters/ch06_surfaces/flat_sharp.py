"""Flat and sharp minima: networks trained with small and large batches, and the loss on the line between two of them."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, about, digit_networks, in_words, learn, settings
from engine.maths.networks import central_product, sharpness
from engine.maths.optimizers import SGD

SEEDS, HIDDEN, RATE, STEPS = 25, 32, 0.1, 2000
SIZES = (8, 16, 32, 64, 128, 256, 500)
LINE = np.linspace(-0.5, 1.5, 81)
LARGE = Axis("large", "Large batch m", SIZES[3:], SIZES[-1], format="d")
LABELS = {"network": "networks", "train": "training images", "test": "new images"}


def trained(size, seeds):
    """theta (seeds, parameters) after the steps in batches of `size`, at one rate for all sizes."""
    network, _ = digit_networks((HIDDEN,), batch_size=size)
    return learn(SGD(), network, seeds, (STEPS,), {"theta": np.copy}, rate=RATE)["theta"].values[:, 0]


def record(axes, seeds):
    """What each network is like at the end, and the loss on the line from the smallest batch's weights to a large's."""
    seen, new = digit_networks((HIDDEN,))
    ends = {size: trained(size, seeds) for size in SIZES}
    measures = {
        "sharpness": lambda theta: sharpness(seen, theta, product=central_product),
        "right": new.accuracy,
        "loss": seen.value,
    }
    grids = {
        f"{quantity}.network": Grid(("seed", "point"), np.stack([measure(end) for end in ends.values()], axis=1))
        for quantity, measure in measures.items()
    }
    small, large = ends[SIZES[0]], np.stack([ends[size] for size in LARGE.values])
    points = [small + at * (large - small) for at in LINE]
    for key, network in (("train", seen), ("test", new)):
        losses = [[network.value(theta) for theta in thetas] for thetas in points]
        grids[f"slice.{key}"] = Grid(("seed", "large", "point"), np.transpose(losses))
    grids |= {"size.all": Grid(("point",), SIZES), "line.all": Grid(("point",), LINE)}
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    sharp, right = found.at("sharpness.network"), found.at("right.network")
    pairs = np.corrcoef(sharp.ravel(), right.ravel())[0, 1]
    ends = np.tanh(np.arctanh(pairs) + np.array([-1.96, 1.96]) / np.sqrt(sharp.size - 3))
    fact = about(f"mean of the seeds, SGD at rate {RATE} for {STEPS} steps, 64-{HIDDEN}-10 network")
    told = {
        "correlation": Fact(
            pairs, "correlation of sharpness and accuracy on new digits", format="+.2f", low=-0.3, high=0.3
        ),
        "from": Fact(ends[0], "lower end of the 95 % interval of the correlation (Fisher)", format="+.1f", high=0.1),
        "to": Fact(ends[1], "upper end of the 95 % interval of the correlation (Fisher)", format="+.1f", low=-0.1),
        "networks": Fact(sharp.size, "networks trained, of all batch sizes and seeds", format="d"),
    }
    for n, name in ((0, "small"), (-1, "large")):
        sharp, right, loss = (found.mean(f"{key}.network")[n] for key in ("sharpness", "right", "loss"))
        told |= {
            f"{name}_sharp": fact(sharp, f"sharpness at m = {SIZES[n]}", ".2g"),
            f"{name}_right": fact(right, f"share of new digits read right, m = {SIZES[n]}", ".1%"),
            f"{name}_loss": fact(loss, f"training loss, m = {SIZES[n]}", ".2g"),
        }
    return told | settings(small_batch=SIZES[0], large_batch=SIZES[-1])


STUDY = Study((LARGE,), record, facts, seeds=SEEDS)
SIZED = {"x": "size", "band": True, "log_x": True, "x_label": "batch size m"}
SLICED = {"x": "line", "band": True, "log_y": True, "x_label": "from small batch (0) to large (1)"}
SCENE = Scene(
    "Batch size, sharpness, and a slice",
    STUDY,
    (
        Curves("sharpness", **SIZED, log_y=True, y_label="sharpness", title="Sharpness at the end"),
        Curves("right", **SIZED, y_label="new digits read right", domain=(0.9, 1), title="Generalization"),
        Curves("slice", **SLICED, y_label="loss", title="A slice of the loss"),
    ),
    caption=f"Networks trained by SGD at one rate for {STEPS:,} steps in batches of {SIZES[0]} to {SIZES[-1]}. The slice: the loss along the straight line from the weights of batch {SIZES[0]} to those of the large batch chosen. Means of {in_words(SEEDS)} seeds, and the bands between them.",
    alt="Sharpness against batch size; accuracy on new digits against batch size; and the loss along a line through two solutions, smooth and nearly level, with no wall between them.",
    clock=None,
)
