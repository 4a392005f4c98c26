"""The edge of stability with momentum and with Adam, whose edge is that of the preconditioned Hessian."""

from dataclasses import dataclass

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import (
    Axis,
    Grid,
    Recording,
    Study,
    about,
    choice,
    count,
    described,
    digit_networks,
    first_weights,
    in_words,
    note,
    settings,
)
from engine.maths.networks import SQUARED, Network, central_product, sharpness
from engine.maths.objective import Objective
from engine.maths.optimizers import Adam, Momentum

EXAMPLES, HIDDEN, STEPS, EVERY, SETTLED, ITERATIONS, BETA = 200, (24, 24), 1600, 40, 1000, 12, 0.6
RATES = {"momentum": (0.2, 0.25, 0.3), "adam": (0.003, 0.004, 0.005)}
RULES = {"momentum": Momentum(beta=BETA), "adam": Adam()}
TOLD = {"momentum": (0.75, 1.1), "adam": (0.85, 1.1)}  # between which the sharpness settles, over its limit
RULE = choice("rule", "Rule", {"momentum": "momentum", "adam": "Adam"})
LEVEL = Axis("level", "Rate", (1, 2, 3), 2, "choice", format=lambda n: ("low", "middle", "high")[n - 1])
LABELS = {"network": "the network, over its limit", "edge": "the limit"}
TICKS = tuple(range(0, STEPS + 1, EVERY))


@dataclass(frozen=True)
class Preconditioned(Objective):
    """A network's loss in the coordinates phi = sqrt(P) theta, in which a step of Adam at a frozen P is a plain one.

    `root` is sqrt(P), (runs, parameters). Its Hessian is P^(-1/2) H P^(-1/2).
    """

    network: Network
    root: np.ndarray

    def value(self, theta):
        return self.network.value(theta / self.root)

    def grad(self, theta):
        return self.network.grad(theta / self.root) / self.root


def sharp(network, theta, preconditioner):
    """The largest eigenvalue, (runs,), preconditioned by P (parameters, runs)."""
    root = np.sqrt(preconditioner).T
    return sharpness(Preconditioned(network, root), theta * root, ITERATIONS, product=central_product)


def preconditioner(key, state, shape):
    """P (parameters, runs): of Adam (1 - beta1^t) (sqrt(r^) + delta), of momentum 1."""
    if key == "momentum" or state.t == 0:
        return np.ones(shape)
    rule = RULES[key]
    return (1 - rule.beta1**state.t) * (np.sqrt(state.r / (1 - rule.beta2**state.t)) + rule.delta)


def followed(key, network, seed):
    """(rates, ticks): sharpness over its limit, and the loss, of a rule at its rates."""
    rates, rule = np.array(RATES[key]), RULES[key]
    theta = np.repeat(first_weights(network, seed, "small"), len(rates), axis=0)
    columns, found = theta.T, []
    state = rule.init(columns)
    limit = (2 * (1 + BETA) if key == "momentum" else 38.0) / rates
    count(len(rates), STEPS)
    for step in range(STEPS + 1):
        if step in TICKS:
            now = sharp(network, theta, preconditioner(key, state, columns.shape))
            found.append((now / limit, network.value(theta)))
        rule.step(columns, state, lambda at: network.grad(at.T).T, rates)
    return np.array(found).transpose(1, 2, 0)


def record(axes, seeds):
    whole, _ = digit_networks(HIDDEN, loss=SQUARED)
    network = whole.on(whole.inputs[:EXAMPLES], whole.targets[:EXAMPLES])
    for what, how in described.objective(network):
        note(what, how)
    for key, rule in RULES.items():
        note("Rule", f"{described.part(rule)}, at rates {described.numbers(RATES[key])}", RULE.text(key))
    note("First weights", "half of Glorot's deviation, biases 0")
    note("Steps", f"{STEPS:,}")
    note(
        "Measured",
        rf"the largest eigenvalue of $P^{{-1/2}} H P^{{-1/2}}$ by {ITERATIONS} rounds of Lanczos' method, over the limit; momentum: $P = 1$, limit $2 (1 + \beta) / \varepsilon$; Adam: $P = (1 - \beta_1^t)(\sqrt{{\hat r}} + \delta)$, limit $2 (1 + \beta_1) / ((1 - \beta_1)\,\varepsilon) = 38 / \varepsilon$",
    )
    each = np.array([[followed(key, network, seed) for key in RULES] for seed in seeds])  # seed, rule, 2, level, tick
    names = ("seed", "rule", "level", "step")
    ratio, loss = each[:, :, 0], each[:, :, 1]
    grids = {"ratio.network": Grid(names, ratio), "loss.network": Grid(names, loss)}
    grids |= {
        "ratio.edge": Grid(("step",), np.ones(len(TICKS))),
        "time.all": Grid(("step",), np.array(TICKS, dtype=float)),
    }
    return Recording(axes, grids, labels=LABELS)


def facts(found):
    late = np.array(TICKS) >= SETTLED
    told = {}
    for key, (low, high) in TOLD.items():
        late_ones = [found.mean("ratio.network", rule=key, level=level)[late] for level in LEVEL.values]
        fact = about(f"{RULE.text(key)}, sharpness over its limit, mean of the seeds, steps {SETTLED} to {STEPS}")
        means = [ratio.mean() for ratio in late_ones]
        told |= {
            f"{key}_least": fact(min(means), "mean over the steps, least of the rates", ".2f", low=low, high=high),
            f"{key}_largest": fact(max(means), "mean over the steps, largest of the rates", ".2f", low=low, high=high),
            f"{key}_highest": fact(max(one.max() for one in late_ones), "at any step and rate", ".1f", high=1.25),
        }
        told |= settings(**{f"{key}_from": low, f"{key}_to": high})
    return told | settings(beta=BETA)


STUDY = Study((RULE, LEVEL), record, facts, seeds=2)
SCENE = Scene(
    "The edge of other rules",
    STUDY,
    (
        Curves("ratio", x="time", band=True, y_label="sharpness over its limit", domain=(0, 1.6), title="Sharpness"),
        Curves("loss", x="time", band=True, log_y=True, y_label="training loss", domain=(1e-4, 1.5), title="Loss"),
    ),
    caption=f"Full-batch training on {in_words(EXAMPLES)} digits with momentum and with Adam. The sharpness, for Adam that of the preconditioned Hessian, is divided by the rule's own limit of stability.",
    alt="The sharpness over its limit rises to about one and stays there, while the loss goes on falling.",
    clock=Clock("step", times=TICKS),
)
