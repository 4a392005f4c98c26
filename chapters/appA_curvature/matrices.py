"""Muon and Shampoo on digits, against Adam and momentum: each at its best rate, by steps and by arithmetic."""

from itertools import pairwise

import numpy as np

from engine.figures import Clock, Curves, Scene
from engine.lab import Axis, Fact, Grid, about, contest, digit_networks, in_words, note, own_best, settings, switch
from engine.maths.matrix_rules import Layered, Muon, Shampoo
from engine.maths.optimizers import Adam, Momentum

SEEDS, HIDDEN, BATCH, STEPS, EVERY, AGAIN = 5, (32, 32), 32, 300, 20, 10
RATES = (0.002, 0.003, 0.006, 0.01, 0.02, 0.03, 0.06, 0.1, 0.2, 0.3)
RATE = Axis("learning_rate", "Learning rate", RATES, 0.03)
BEST = switch("best", "Each at its best rate", True)
NETWORKS = digit_networks(HIDDEN, batch_size=BATCH)
WIDTHS = NETWORKS[0].widths
RULES = {
    "momentum": Momentum(),
    "adam": Adam(),
    "shampoo": Layered(Shampoo(every=AGAIN), Adam(), WIDTHS),
    "muon": Layered(Muon(), Adam(), WIDTHS),
}
TICKS = tuple(range(0, STEPS + 1, EVERY))
PASSES = 3  # through the network for a gradient: forward, and backward to weights and to inputs


def work(key):
    """About how many million multiply-adds one step takes: the gradient's, and the rule's matrices."""
    weights = sum(a * b for a, b in pairwise(WIDTHS))
    rule = RULES[key]
    return (PASSES * BATCH * weights + (rule.multiplications() if isinstance(rule, Layered) else 0)) / 1e6


def more(found):
    note(
        "Arithmetic",
        f"multiply-adds of {PASSES} passes of a batch through the weights, and of a rule's matrix products; an eigendecomposition of n rows counts 10 n³",
    )
    return {f"work.{key}": Grid(("step",), work(key) * np.array(TICKS)) for key in RULES}


def facts(found):
    """Who is ahead after all steps, and after as much arithmetic as momentum's steps take."""
    curves = {key: found.at(f"best_loss.{key}") for key in RULES}
    losses = {key: curve[:, -1] for key, curve in curves.items()}
    costs = {key: work(key) / work("momentum") for key in RULES}
    equal = {key: curve[:, np.array(TICKS) * costs[key] <= STEPS][:, -1] for key, curve in curves.items()}
    fact = about(f"training loss after {STEPS} steps, each at its best of {len(RATES)} rates")
    told = {f"{key}_loss": fact(loss.mean(), f"{key}, mean of the seeds", ".2g") for key, loss in losses.items()}
    for key in RULES:
        told |= {
            f"{key}_rate": Fact(
                found.at(f"own.{key}").item(), f"{key}: best of {len(RATES)} rates by training loss", format="g"
            ),
            f"{key}_work": Fact(costs[key], f"{key}: arithmetic of a step over momentum's", format=".1f"),
            f"{key}_equal": fact(equal[key].mean(), f"{key}, once it has done momentum's arithmetic", ".2g"),
        }
    apart = {
        "muon_ahead": (losses["momentum"], losses["muon"], "momentum over Muon", 1.1),
        "muon_behind": (equal["muon"], losses["momentum"], "Muon over momentum at equal arithmetic", 2),
        "shampoo_behind": (losses["shampoo"], losses["adam"], "Shampoo over Adam", 1.0),
    }
    for name, (more, less, what, low) in apart.items():
        told[name] = fact(more.mean() / less.mean(), what, ".1f", low=low)
    return told | settings(again=AGAIN, batch=BATCH, steps=STEPS)


NAMES = {"shampoo": "Shampoo", "muon": "Muon"}
STUDY = contest(NETWORKS, RULES, (RATE,), TICKS, seeds=SEEDS, labels=NAMES).adding(more)
STUDY = own_best(STUDY, RATE, BEST, facts)
LOSS = {"loss": {"best": False}, "best_loss": {"best": True}}
FALLING = {"log_y": True, "y_label": "training loss", "domain": (1e-5, 10), "band": True}
SCENE = Scene(
    "Matrices on digits",
    STUDY,
    (
        Curves(LOSS, x="time", title="By steps", **FALLING),
        Curves(LOSS, x="work", x_label="million multiply-adds", title="By arithmetic", **FALLING),
    ),
    caption=f"A network of two hidden layers learns digits by four rules, each at its best rate of {in_words(len(RATES))} or all at one. Means and ranges of {in_words(SEEDS)} seeds, against the step and against the arithmetic that was done.",
    alt="Two panels of four falling training losses, against steps and against arithmetic.",
    clock=Clock("step", times=TICKS),
)
