"""Ways down a problem, step by step: methods that know curvature, and rules with a rate, each at its best one."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from engine.lab import Axis, count, described, note
from engine.lab.digits import digits
from engine.lab.grid import refuse_ends
from engine.maths.logistic import Logistic
from engine.maths.objective import Objective
from engine.maths.second_order import Problem
from engine.maths.surfaces import Rosenbrock, Valley

CONDITION, PENALTY, PAIR = 100.0, 1e-3, (3, 8)
TARGET, LIMIT = 1e-6, 12_000  # the gap to be reached, and the most steps that a rule with a rate is given
RATES = Axis("rate", "Rate", np.geomspace(1e-4, 100, 121), 100.0)
BETAS = (0.5, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True)
class Way:
    """One way down: the gap to the minimum after each step, and the gradients taken until then, both (steps + 1,)."""

    gap: np.ndarray
    gradients: np.ndarray
    path: np.ndarray  # (steps + 1, n)

    @property
    def steps(self) -> int:
        """The step at which the gap is first at most TARGET."""
        return int((self.gap <= TARGET).argmax())


def pair_of_digits() -> Logistic:
    """Logistic regression that tells two digits apart, by their pixels and a constant."""
    seen, _ = digits()
    chosen = np.isin(seen.labels, PAIR)
    inputs = np.column_stack([seen.inputs[chosen], np.ones(chosen.sum())])
    return Logistic(inputs, np.where(seen.labels[chosen] == PAIR[0], 1.0, -1.0), PENALTY)


PROBLEMS = {
    "ravine": (Valley(condition=CONDITION), (-10.0, 1.0)),
    "banana": (Rosenbrock(), (-1.2, 1.0)),
    "logistic": (pair_of_digits(), (0.0,) * 65),
}


def walk(method, objective: Objective, start, steps: int, lowest: float) -> Way:
    """The first steps of a method."""
    count(1, steps)
    note("Rule", described.part(method))
    problem, taken, points = Problem(objective), [], []
    for here in islice(method.descend(problem, np.array(start, dtype=float)), steps + 1):
        taken.append(problem.gradients)
        points.append((here.value, here.theta))
    values = np.array([value for value, _ in points])
    return Way(values - lowest, np.array(taken), np.array([theta for _, theta in points]))


def tuned(rules, objective: Objective, start, lowest: float) -> tuple[Way, object, float]:
    """Of these rules at all RATES the way that is the first to reach the target, with its rule and rate.

    Of several rates that need equally few steps the middle one counts. Raises ValueError where it is an end of RATES.
    """
    first = [(_arrivals(rule, objective, start, lowest), rule) for rule in rules]
    steps, rule = min(first, key=lambda one: one[0].min())
    equal = np.flatnonzero(steps == steps.min())
    best = int(equal[len(equal) // 2])
    refuse_ends(RATES, np.array(best))
    rate = float(RATES.values[best])
    note("Rule", f"{described.part(rule)}, the best of {len(rules)}" if len(rules) > 1 else described.part(rule))
    path = np.stack(list(_steps(rule, objective, start, np.array([rate]), int(2 * steps.min()))))[..., 0]
    gap = np.array([float(objective.value(theta)) for theta in path]) - lowest
    return Way(gap, np.arange(1, len(gap) + 1), path), rule, rate


def _steps(rule, objective, start, rates, steps):
    """theta (n, rates) before the first step and after each."""
    theta = np.repeat(np.array(start, dtype=float)[:, np.newaxis], len(rates), axis=1)
    state = rule.init(theta)
    yield theta.copy()
    for _ in range(steps):
        rule.step(theta, state, objective.grad, rates)
        yield theta.copy()


def _arrivals(rule, objective, start, lowest):
    """(rates,): the step at which the gap is first at most TARGET; LIMIT + 1 where others were three times as quick."""
    rates = np.array(RATES.values)
    found, quickest = np.full(len(rates), LIMIT + 1), LIMIT
    with np.errstate(all="ignore"):
        for step, theta in enumerate(_steps(rule, objective, start, rates, LIMIT)):
            there = (objective.value(theta) - lowest <= TARGET) & (found > LIMIT)
            found[there] = step
            quickest = min(quickest, found.min())
            if step >= 3 * quickest:
                break
    count(len(rates), step)
    return found
