"""Six steps or six hundred: the ways of four methods down Rosenbrock's banana."""

import numpy as np

from engine.figures import Clock, Curves, Paths, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study, described, in_words, note, settings
from engine.maths.second_order import BFGS, ConjugateGradients, Newton

from ._down import BETAS, PROBLEMS, TARGET, tuned, walk
from .to_target import LABELS, RULES

STEPS, FLOOR = 60, 1e-10
SURFACE, DEFAULT = PROBLEMS["banana"]
STARTS = (DEFAULT, (-0.5, 2.5), (0.5, -0.5), (1.6, 0.2))
START = Axis("start", "Start", STARTS, DEFAULT, "drag", format=lambda at: f"({at[0]:g}, {at[1]:g})")
METHODS = {"newton": Newton(), "conjugate": ConjugateGradients(), "bfgs": BFGS()}


def ruled(rules, start):
    """The path of the best of some rules, at its best rate from this start, (STEPS + 1, 2), and its gaps."""
    way, _, _ = tuned(rules, SURFACE, start, 0.0)
    rows = np.minimum(np.arange(STEPS + 1), len(way.gap) - 1)
    return way.path[rows], way.gap[rows]


def record(axes):
    for what, how in described.objective(SURFACE):
        note(what, how)
    note("Start", described.points(np.array(STARTS).T))
    note(
        "Learning rate",
        f"that of gradient descent and of momentum is, from each start, the quickest to a gap of {described.numbers(TARGET)}, momentum's with the best β of {described.numbers(BETAS)}",
    )
    pairs = {key: [ruled(rules, start) for start in STARTS] for key, rules in RULES.items()}
    found = {key: [walk(method, SURFACE, start, STEPS, 0.0) for start in STARTS] for key, method in METHODS.items()}
    pairs |= {key: [(way.path, way.gap) for way in ways] for key, ways in found.items()}
    grids = {}
    for key, ways in pairs.items():
        grids[f"path.{key}"] = Grid(("start", "step", "xy"), np.array([path for path, _ in ways]))
        grids[f"gap.{key}"] = Grid(("start", "step"), np.maximum([gap for _, gap in ways], FLOOR))
    return Recording(axes, grids, labels={key: LABELS[key] for key in pairs})


def facts(found):
    there = {key: (found.at(f"gap.{key}") <= TARGET).argmax(axis=1) for key in METHODS}
    never = sum(int((found.at(f"gap.{key}")[:, -1] > TARGET).sum()) for key in RULES)
    most = max(steps.max() for steps in there.values())
    what = f"most steps to a gap of {TARGET:g} from any of {len(STARTS)} starts"
    return {
        "most": Fact(most, f"the three methods: {what}", format="d", low=2, high=STEPS - 1),
        "never": Fact(
            never,
            f"starts from which descent or momentum, counted apart, is not there after {STEPS} steps",
            format="d",
            low=2 * len(STARTS),
        ),
    } | settings(starts=len(STARTS), steps=STEPS)


STUDY = Study((START,), record, facts)
SCENE = Scene(
    "Down the banana",
    STUDY,
    (
        Paths(SURFACE, handle="start", title="Path"),
        Curves("gap", log_y=True, y_label="loss above the minimum", domain=(FLOOR, 1e4), title="Loss"),
    ),
    caption=f"{in_words(len(METHODS) + len(RULES)).capitalize()} ways from one start to the minimum of Rosenbrock's banana, a dot a step. Gradient descent and momentum have the best rate, and momentum the best β, that we found from that start. Drag the start, and press play.",
    alt="Contours of a bent valley. Three methods cross it or follow its floor in a few dozen dots; momentum swings about the floor, and gradient descent creeps along it. On the right three losses drop off steeply, and the other two have not come far.",
    clock=Clock("step"),
)
