"""How often a random symmetric matrix has no negative eigenvalue: sampled, against two laws."""

import numpy as np

from engine.figures.scene import Scene
from engine.figures.views import Bars, Curves
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis

LARGEST, SAMPLES, SEED = 6, 400_000, 11
SIZES = np.arange(1, LARGEST + 1)
N = Axis("n", "Dimensions n", tuple(int(n) for n in SIZES), 2, format="d")


def negatives(n, rng):
    """(LARGEST + 1,): the shares of SAMPLES matrices of the Gaussian orthogonal ensemble with 0, 1, 2, ... negative eigenvalues."""
    a = rng.standard_normal((SAMPLES, n, n))
    count = (np.linalg.eigvalsh(a + np.swapaxes(a, 1, 2)) < 0).sum(axis=1)
    return np.bincount(count, minlength=LARGEST + 1) / SAMPLES


def record(axes):
    rng = np.random.default_rng(SEED)
    index = np.stack([negatives(n, rng) for n in SIZES])
    share = index[:, 0]
    fair, dean = 0.5**SIZES, np.exp(-np.log(3) / 4 * SIZES.astype(float) ** 2)
    grids = {
        "share.sampled": Grid(("point",), np.maximum(share, 1e-7)),
        "share.law-2": Grid(("point",), fair),
        "share.law-1": Grid(("point",), dean),
        "index.sampled": Grid(("n", "bar"), index),
        "n.all": Grid(("point",), SIZES.astype(float)),
    }
    what = f"share of {SAMPLES:,} random symmetric (GOE) matrices without a negative eigenvalue, seed {SEED}"
    exact = {2: (1 - np.sqrt(0.5)) / 2, 3: 0.0249}
    facts = {
        f"n{n}": Fact(share[n - 1], f"n = {n}: {what}", format=".3f", low=0.97 * p, high=1.03 * p)
        for n, p in exact.items()
    }
    facts |= {
        "most": Fact(
            float(index[-1, 2:5].sum()),
            f"share of 6 x 6 matrices with two to four negative eigenvalues: share of {SAMPLES:,} GOE matrices, seed {SEED}",
            format=".1%",
            low=0.9,
        ),
        "fair6": Fact(0.5**6, "the probability of six heads in six tosses, 2^-6", format=".4f"),
        "exact2": Fact(float(exact[2]), "(1 - 1/√2) / 2, exact for n = 2", format=".4f"),
        "samples": Fact(SAMPLES, "random matrices of each size", format=",d"),
    }
    labels = {"sampled": "sampled", "law-2": "2⁻ⁿ", "law-1": "exp(−(ln 3 / 4) n²)"}
    return Recording(axes, grids, facts, labels, LARGEST * SAMPLES, 0, SEED)


STUDY = Study((N,), record)
SCENE = Scene(
    "How rare is a minimum among random matrices?",
    STUDY,
    (
        Curves(
            "share",
            x="n",
            log_y=True,
            x_label="dimensions n",
            y_label="share without a negative eigenvalue",
            domain=(1e-6, 1),
            title="No negative eigenvalue",
        ),
        Bars(
            "index",
            tuple(str(k) for k in range(LARGEST + 1)),
            y_label="share with so many negative eigenvalues",
            domain=(0, 0.75),
            title="For the n chosen",
        ),
    ),
    caption="The share of random symmetric matrices without a negative eigenvalue, against the size, beside two laws. Right: how many eigenvalues are negative, for matrices of the chosen size.",
    alt="Three falling curves on a logarithmic axis. The sampled shares bend downward along the law in n squared and leave the straight line of two to the minus n far above.",
    clock=None,
)
