"""Products of random matrices: what a deep linear network does to a signal, direction by direction."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, note, settings

WIDTH, DRAWS, DEPTHS = 64, 5, (1, 2, 5, 10, 20)
DEPTH = Axis("depth", "Layers", DEPTHS, 20)
LABELS = {"gaussian": "Gaussian", "orthogonal": "orthogonal"}


def stretches(seed):
    """Kind -> (depths, WIDTH): the singular values of products of so many matrices, largest first."""
    rng = np.random.default_rng(seed)
    found = {"gaussian": [], "orthogonal": []}
    product = dict.fromkeys(found, np.eye(WIDTH))
    for depth in range(1, DEPTHS[-1] + 1):
        matrix = rng.standard_normal((WIDTH, WIDTH))
        q, r = np.linalg.qr(matrix)
        factors = {"gaussian": matrix / np.sqrt(WIDTH), "orthogonal": q * np.sign(np.diag(r))}
        product = {kind: factors[kind] @ product[kind] for kind in found}
        if depth in DEPTHS:
            for kind, values in found.items():
                values.append(np.linalg.svd(product[kind], compute_uv=False))
    return found


def record(axes, seeds):
    note(
        "Matrices",
        f"{WIDTH} by {WIDTH}; Gaussian: independent entries of variance 1/{WIDTH}; orthogonal: uniform, from the QR decomposition of such a matrix",
    )
    note("Measured", "all singular values of the product, largest first")
    found = [stretches(seed) for seed in seeds]
    grids = {
        f"stretch.{kind}": Grid(("seed", "depth", "point"), np.maximum([one[kind] for one in found], 1e-16))
        for kind in LABELS
    }
    return Recording(axes, grids | {"rank.all": Grid(("point",), np.arange(1, WIDTH + 1))}, labels=LABELS)


def facts(found):
    gaussian, orthogonal = (found.at(f"stretch.{kind}", depth=DEPTHS[-1]) for kind in LABELS)
    fact = about(f"singular value of a product of {DEPTHS[-1]} matrices, geometric mean of {DRAWS} draws")
    largest, middle = (np.exp(np.log(gaussian[:, at]).mean()) for at in (0, WIDTH // 2))
    return {
        "largest": fact(largest, "Gaussian, the largest", ".0f", low=2, high=20),
        "middle": fact(middle, "Gaussian, the median", ".0e", high=1e-2),
        "orthogonal": fact(abs(orthogonal - 1).max(), "orthogonal, the largest distance from 1", ".0e", high=1e-12),
    } | settings(layers=DEPTHS[-1], width=WIDTH)


STUDY = Study((DEPTH,), record, facts, seeds=DRAWS)
SCENE = Scene(
    "What a product of matrices stretches",
    STUDY,
    (
        Curves(
            "stretch",
            x="rank",
            band=True,
            log_y=True,
            x_label="direction, most stretched first",
            y_label="factor",
            domain=(1e-12, 30),
        ),
    ),
    caption=f"The factors by which a product of random matrices stretches its {WIDTH} directions, for Gaussian and for orthogonal factors that keep a signal's mean square alike. Move the number of layers.",
    alt="A level line at one for orthogonal factors. That of Gaussian ones begins above one and falls, the further the more layers there are.",
    clock=None,
)
