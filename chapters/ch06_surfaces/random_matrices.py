"""How often a random symmetric matrix has no negative eigenvalue: sampled, against two laws."""

import numpy as np

from engine.figures import Bars, Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, about, in_words, note, settings

LARGEST, SAMPLES, SOME = 6, 400_000, range(2, 5)
SIZES = np.arange(1, LARGEST + 1)
N = Axis("n", "Dimensions n", SIZES.tolist(), 2, format="d")


def negatives(n, rng):
    """(LARGEST + 1,): the shares of SAMPLES Gaussian orthogonal matrices with 0, 1, 2, ... negative eigenvalues."""
    a = rng.standard_normal((SAMPLES, n, n))
    found = (np.linalg.eigvalsh(a + np.swapaxes(a, 1, 2)) < 0).sum(axis=1)
    return np.bincount(found, minlength=LARGEST + 1) / SAMPLES


def record(axes, seeds):
    rng = np.random.default_rng(seeds[0])
    note(
        "Matrices",
        f"$A + A^\\top$ with independent standard normal entries of $A$, {SAMPLES:,} of each size from 1 to {LARGEST}",
    )
    note("Measured", "how many eigenvalues are below zero")
    index = np.stack([negatives(n, rng) for n in SIZES])
    grids = {
        "share.sampled": Grid(("point",), np.maximum(index[:, 0], 1e-7)),
        "share.law-2": Grid(("point",), 0.5**SIZES),
        "share.law-1": Grid(("point",), np.exp(-np.log(3) / 4 * SIZES**2)),
        "index.sampled": Grid(("n", "bar"), index),
        "n.all": Grid(("point",), SIZES),
    }
    return Recording(axes, grids, labels={"sampled": "sampled", "law-2": "2⁻ⁿ", "law-1": "exp(−(ln 3 / 4) n²)"})


def facts(found):
    exact, index = (1 - np.sqrt(0.5)) / 2, found.at("index.sampled")
    fact = about(f"share of {SAMPLES:,} random symmetric (GOE) matrices")
    some = f"n = {LARGEST}, {in_words(SOME[0])} to {in_words(SOME[-1])} negative eigenvalues"
    return {
        "n2": fact(index[1, 0], "n = 2, no negative eigenvalue", ".3f", low=0.97 * exact, high=1.03 * exact),
        "n3": fact(index[2, 0], "n = 3, no negative eigenvalue", ".3f", low=0.97 * 0.0249, high=1.03 * 0.0249),
        "most": fact(index[-1, SOME].sum(), some, ".1%", low=0.9),
        "fair6": Fact(0.5**LARGEST, f"the probability of {LARGEST} heads in {LARGEST} tosses", format=".4f"),
        "exact2": Fact(exact, "(1 - 1/√2) / 2, exact for n = 2", format=".4f"),
        "samples": Fact(SAMPLES, "random matrices of each size", format=",d"),
    } | settings(largest_size=LARGEST, fewest_of_some=SOME[0], most_of_some=SOME[-1])


STUDY = Study((N,), record, facts, seeds=(11,))
SHARE = {"x": "n", "log_y": True, "x_label": "dimensions n", "y_label": "share without a negative eigenvalue"}
INDEX = {"y_label": "share with so many negative eigenvalues", "domain": (0, 0.75)}
SCENE = Scene(
    "How rare is a minimum among random matrices?",
    STUDY,
    (
        Curves("share", **SHARE, domain=(1e-6, 1), title="No negative eigenvalue"),
        Bars("index", tuple(map(str, range(LARGEST + 1))), **INDEX, title="For the n chosen"),
    ),
    caption="The share of random symmetric matrices without a negative eigenvalue, against the size, beside two laws. The bars: how many eigenvalues are negative, for matrices of the chosen size.",
    alt="Three falling curves on a logarithmic axis. The sampled shares bend downward along the law in n squared and leave the straight line of two to the minus n far above.",
    clock=None,
)
