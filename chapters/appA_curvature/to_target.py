"""Steps and gradients to a target: rules with a rate, each at its best one, and methods that learn curvature."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Grid, Recording, Study, about, choice, described, in_words, note, settings
from engine.maths.optimizers import SGD, Momentum
from engine.maths.second_order import BFGS, LBFGS, ConjugateGradients, Newton

from ._down import BETAS, CONDITION, LIMIT, PAIR, PROBLEMS, RATES, TARGET, tuned, walk

STEPS, POINTS, FLOOR = 200, 90, 1e-10
NAMES = {"ravine": "ravine", "banana": "Rosenbrock's banana", "logistic": "logistic regression"}
PROBLEM = choice("problem", "Problem", NAMES)
METHODS = {"newton": Newton(), "conjugate": ConjugateGradients(), "bfgs": BFGS(), "lbfgs": LBFGS()}
RULES = {"descent": (SGD(),), "momentum": tuple(Momentum(beta=beta) for beta in BETAS)}
LABELS = {"descent": "Gradient descent", "momentum": "Momentum"} | {key: one.label for key, one in METHODS.items()}


def lowest(name):
    """The least value of a problem: its own, or where Newton's method ends."""
    objective, start = PROBLEMS[name]
    return float(getattr(objective, "lowest", walk(Newton(), objective, start, 60, 0.0).gap[-1]))


def ways(name):
    """Every way down one problem, and the rates of those that have one."""
    objective, start = PROBLEMS[name]
    bottom, rates = lowest(name), {}
    found = {key: walk(method, objective, start, STEPS, bottom) for key, method in METHODS.items()}
    for key, rules in RULES.items():
        found[key], rule, rate = tuned(rules, objective, start, bottom)
        rates[key] = (rate, getattr(rule, "beta", 0.0))
    return {key: found[key] for key in LABELS}, rates


def thinned(way):
    """Gap, steps and gradients of a way at POINTS of its steps, closer at the start, until it is below FLOOR."""
    below = way.gap <= FLOOR
    last = int(below.argmax()) if below.any() else len(way.gap) - 1
    at = np.unique(np.geomspace(1, last + 1, POINTS).astype(int) - 1)
    at = np.concatenate([at, np.full(POINTS - len(at), last)])
    return np.maximum(way.gap[at], FLOOR), np.maximum(at, 1), way.gradients[at]


def record(axes):
    note(
        "Learning rate",
        f"of each rule with a rate the best of {described.numbers(RATES.values)}; of β, of {described.numbers(BETAS)}",
    )
    note(
        "Best",
        f"fewest steps until the gap to the minimum is at most {described.numbers(TARGET)}, of at most {LIMIT:,}",
    )
    note(
        "Measured",
        "a gradient counts one, with its value, those of line searches too; a Hessian as many as it has columns",
    )
    for objective, start in PROBLEMS.values():
        for what, how in described.objective(objective):
            note(what, how)
        note("Start", f"({start[0]:g}, {start[1]:g})" if len(start) == 2 else "all weights 0")
    note(
        "Examples",
        f"{len(PROBLEMS['logistic'][0].labels)} training images of the digits {PAIR[0]} and {PAIR[1]}, 64 pixels and a constant",
    )
    found, rates = zip(*map(ways, PROBLEM.values), strict=True)
    grids = {}
    for key in LABELS:
        drawn = [thinned(one[key]) for one in found]
        for quantity, values in zip(("gap", "steps", "gradients"), zip(*drawn, strict=True), strict=True):
            grids[f"{quantity}.{key}"] = Grid(("problem", "point"), np.array(values, dtype=float))
        reached = [(one[key].steps, one[key].gradients[one[key].steps]) for one in found]
        grids[f"needed.{key}"] = Grid(("problem", "bar"), np.array(reached, dtype=float))
    for key in RULES:
        grids[f"rate.{key}"] = Grid(("problem", "bar"), np.array([one[key] for one in rates]))
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    fact = about(f"until the gap is at most {TARGET:g}")
    told = {}
    for problem, name in NAMES.items():
        needed = {key: found.at(f"needed.{key}", problem=problem) for key in LABELS}
        for key, (steps, gradients) in needed.items():
            told[f"{problem}_{key}_steps"] = fact(steps, f"{name}, {LABELS[key]}: steps", ",d")
            told[f"{problem}_{key}"] = fact(gradients, f"{name}, {LABELS[key]}: gradients", ",d")
        told[f"{problem}_beta"] = fact(found.at("rate.momentum", problem=problem)[1], f"{name}: momentum's best β", "g")
        plain = needed["descent"][1]
        others = max(needed[key][1] for key in ("momentum", "bfgs", "lbfgs", "conjugate"))
        told[f"{problem}_fewer"] = fact(
            plain / others, f"{name}: descent's gradients over the slowest of the four that remember", ".1f", low=2
        )
    steps = max(found.at("needed.newton", problem=problem)[0] for problem in NAMES)
    least = min(
        found.at(f"needed.{key}", problem=p)[0] / found.at("needed.newton", problem=p)[0]
        for p in NAMES
        for key in LABELS
        if key != "newton"
    )
    even = found.at("needed.momentum", problem="logistic")[1] / found.at("needed.bfgs", problem="logistic")[1]
    dear = found.at("needed.newton", problem="logistic")[1] / found.at("needed.lbfgs", problem="logistic")[1]
    told |= {
        "newton_most": fact(steps, "Newton's most steps on a problem", "d", high=40),
        "newton_least": fact(least, "steps of the next over Newton's, the least of the problems", ".2f", low=1.01),
        "momentum_even": fact(even, "logistic regression: momentum's gradients over BFGS'", ".2f", low=0.75, high=1.25),
        "newton_dear": fact(dear, "logistic regression: Newton's gradients over L-BFGS'", ".0f", low=5),
        "tried": fact(len(RATES) * len(BETAS), "settings of momentum that were tried on each problem", "d"),
    }
    return told | settings(condition=CONDITION, memory=METHODS["lbfgs"].memory, target=TARGET)


STUDY = Study((PROBLEM,), record, facts)
AXES = {"log_y": True, "log_x": True, "y_label": "loss above the minimum", "domain": (FLOOR, 1e3)}
SCENE = Scene(
    "What curvature is worth",
    STUDY,
    (
        Curves("gap", x="gradients", x_label="gradients taken", **AXES, x_domain=(1, 2e4), title="By gradients"),
        Curves("gap", x="steps", x_label="steps", **AXES, x_domain=(1, 2e4), title="By steps"),
    ),
    caption=f"{in_words(len(LABELS)).capitalize()} ways down, against the gradients they took and against their steps. The first two need a rate, and have their best one; the others find their own. Choose a problem.",
    alt="Two panels of falling curves on logarithmic axes, the same six methods against gradients and against steps. Gradient descent is far to the right of all others. Newton's method is the leftmost by steps.",
    clock=None,
)
