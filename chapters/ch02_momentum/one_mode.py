"""One mode of a quadratic under momentum: position, velocity, and the two roots that make them."""

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, choice, count, note
from engine.maths.optimizers import Momentum, Nesterov

STEPS, DOT = 50, 0.05
RULE = choice("rule", "Rule", {"momentum": "heavy ball", "nesterov": "Nesterov"})
RULES = {"momentum": Momentum, "nesterov": Nesterov}
BETA = Axis("beta", "Momentum β", (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95), 0.8)
RATE = Axis("learning_rate", "Rate times curvature ελ", (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 1.3, 1.9, 2.5, 3.5), 0.2)
LABELS = {"mode": "the mode", "first": "root", "second": "root ", "circle": "length 1"}


def matrix(rule, beta, product):
    """The matrix that takes (theta, v) one step on: v <- k v - product theta, theta <- theta + v.

    The heavy ball keeps k = beta of the velocity; Nesterov, whose gradient is that of theta + beta v, beta less the
    product times beta.
    """
    kept = beta * (1 - product) if rule == "nesterov" else beta
    return np.array([[1 - product, kept], [-product, kept]])


def followed(rule, beta, product):
    """(STEPS + 1, 2): position and velocity from position 1 and velocity 0, by the rule itself."""
    optimizer, theta = RULES[rule](beta), np.array([1.0])
    velocity, found = optimizer.init(theta), [(1.0, 0.0)]
    for _ in range(STEPS):
        before = theta.copy()
        optimizer.step(theta, velocity, lambda at: at, product)
        found.append((theta[0], (theta - before)[0]))
    count(1, STEPS)
    return np.clip(found, -1e6, 1e6)


def record(axes):
    note("Loss", r"$\frac{\lambda}{2}\theta^2$, one mode of a quadratic; only $\varepsilon\lambda$ matters")
    note("Start", "position 1, velocity 0")
    note("Steps", f"{STEPS}")
    note("Roots", "eigenvalues of the matrix that takes position and velocity one step on")
    shape = tuple(len(axis) for axis in axes)
    moves, roots = np.empty((*shape, STEPS + 1, 2)), np.empty((*shape, 2), dtype=complex)
    for at in np.ndindex(shape):
        setting = [axis.values[n] for axis, n in zip(axes, at, strict=True)]
        moves[at], roots[at] = followed(*setting), np.linalg.eigvals(matrix(*setting))
    names = tuple(axis.name for axis in axes)
    turn = np.exp(2j * np.pi * np.linspace(0, 1, 61))
    grids = {f"{name}.mode": Grid((*names, "step"), moves[..., n]) for n, name in enumerate(("position", "velocity"))}
    for n, key in enumerate(("first", "second")):
        ring = roots[..., n, np.newaxis] + DOT * turn[::6]
        grids |= {f"root.{key}": Grid((*names, "point"), ring.imag), f"real.{key}": Grid((*names, "point"), ring.real)}
        grids[f"length.{key}"] = Grid(names, np.abs(roots[..., n]))
    grids |= {"root.circle": Grid(("point",), turn.imag), "real.circle": Grid(("point",), turn.real)}
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    length = np.maximum(*(found.at(f"length.{key}", rule="momentum") for key in ("first", "second")))
    beta, product = np.meshgrid(BETA.values, RATE.values, indexing="ij")
    swinging = (beta > (1 - np.sqrt(product)) ** 2) & (product < 2 * (1 + beta))
    off = np.abs(length - np.sqrt(beta))[swinging & (beta < (1 + np.sqrt(product)) ** 2)].max()
    return {
        "off": Fact(off, "complex roots: largest distance of their length from the root of β", format=".0e", high=1e-9),
        "length": Fact(
            length[BETA.default_index, RATE.default_index],
            "length of the roots at the figure's first setting",
            format=".2f",
            low=0.89,
            high=0.9,
        ),
    }


STUDY = Study((RULE, BETA, RATE), record, facts)
SCENE = Scene(
    "One mode, and its two roots",
    STUDY,
    (
        Curves(
            "root",
            x="real",
            x_label="real part",
            y_label="imaginary part",
            domain=(-1.3, 1.3),
            x_domain=(-1.9, 1.9),
            title="Roots",
        ),
        Curves("position", y_label="position", domain=(-1.5, 1.5), title="Position"),
        Curves("velocity", y_label="velocity", domain=(-1, 1), title="Velocity"),
    ),
    caption="A single direction of a quadratic, from position 1 at rest. The two roots lie inside of the circle where the rule is stable; off the real axis they make it swing. Move β and the rate.",
    alt="A plane with a circle of radius one and the two roots as small rings within it. Beside it curves of position and velocity against the step, which swing and die out.",
    clock=Clock("step"),
)
