"""The gradient through a recurrence against its length: products of one matrix, and what clipping does."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Grid, Recording, Study, about, note, settings

WIDTH, LENGTH, DRAWS, THRESHOLD = 32, 50, 5, 1.0
RHO = Axis("rho", "Spectral radius ρ", (0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.2), 1.1)
LABELS = {"orthogonal": "ρ times orthogonal", "gaussian": "Gaussian", "clipped": "Gaussian, clipped"}


def lengths(matrix, vector):
    """(LENGTH + 1,): the length of the vector after each multiplication by the transposed matrix."""
    found = [np.linalg.norm(vector)]
    for _ in range(LENGTH):
        vector = matrix.T @ vector
        found.append(np.linalg.norm(vector))
    return np.array(found)


def gradients(rho, seed):
    """Matrix -> the length of a gradient that was of length 1 at the end, so many steps before it."""
    rng = np.random.default_rng(seed)
    gaussian = rng.standard_normal((WIDTH, WIDTH))
    gaussian *= rho / abs(np.linalg.eigvals(gaussian)).max()
    q, _ = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))
    vector = rng.standard_normal(WIDTH)
    vector /= np.linalg.norm(vector)
    found = {"orthogonal": lengths(rho * q, vector), "gaussian": lengths(gaussian, vector)}
    return found | {"clipped": np.minimum(found["gaussian"], THRESHOLD)}


def record(axes, seeds):
    note(
        "Recurrence",
        f"$h_t = W h_{{t-1}}$ with {WIDTH} units; the gradient by $h_{{T-k}}$ is $(W^\\top)^k$ times that by $h_T$, a random direction of length 1",
    )
    note(
        "Matrix",
        "$W$ is ρ times a random orthogonal matrix, or Gaussian and scaled to the spectral radius ρ; a new one for every seed",
    )
    note("Measured", f"the gradient's length; clipped: after clipping by the norm {THRESHOLD:g}")
    each = [[gradients(rho, seed) for rho in RHO.values] for seed in seeds]
    grids = {
        f"length.{key}": Grid(("seed", "rho", "point"), [[one[key] for one in row] for row in each]) for key in LABELS
    }
    return Recording(axes, grids | {"back.all": Grid(("point",), np.arange(LENGTH + 1))}, labels=LABELS)


def facts(found):
    fact = about(f"length of a gradient {LENGTH} steps before the end, of 1 there")
    orthogonal = {rho: found.mean("length.orthogonal", rho=rho)[-1] for rho in (0.9, 1.1)}
    off = max(abs(found.at("length.orthogonal", rho=rho)[:, -1] / rho**LENGTH - 1).max() for rho in RHO.values)
    level = np.exp(np.log(found.at("length.gaussian", rho=1.0)[:, -1]).mean())
    early = found.at("length.gaussian", rho=0.9)
    return {
        "low": fact(orthogonal[0.9], "0.9 times orthogonal", ".0e", high=0.01),
        "high": fact(orthogonal[1.1], "1.1 times orthogonal", ".0f", low=100),
        "off": fact(off, "orthogonal: largest relative distance from a power of the radius", ".0e", high=1e-9),
        "level": fact(level, "Gaussian of radius 1, geometric mean of the seeds", ".1g", high=3),
        "spread": fact(
            early[:, -1].max() / early[:, -1].min(),
            "Gaussian of radius 0.9, longest over shortest of the seeds",
            ".0f",
            low=1.5,
        ),
    } | settings(length=LENGTH, threshold=THRESHOLD)


STUDY = Study((RHO,), record, facts, seeds=DRAWS)
SCENE = Scene(
    "How far back a gradient reaches",
    STUDY,
    (
        Curves(
            "length",
            x="back",
            band=True,
            log_y=True,
            x_label="steps back",
            y_label="length of the gradient",
            domain=(1e-6, 1e5),
        ),
    ),
    caption="A gradient of length 1 at the end of a linear recurrence, followed back in time: through ρ times an orthogonal matrix, and through a Gaussian one of the same spectral radius, with and without clipping. Move the radius.",
    alt="Nearly straight lines on a logarithmic axis: they fall for a radius below one and rise above it. The clipped line stays at its threshold where the other rises.",
    clock=None,
)
