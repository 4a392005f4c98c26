"""What the parts of a run are, in words with formulas: rules, schedules, losses, networks, and every number in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import singledispatch

import numpy as np
from numpy.typing import ArrayLike

from engine.maths.networks import ACTIVATIONS, LOSSES, Network
from engine.maths.networks.norms import Plain
from engine.maths.noisy import Noisy
from engine.maths.objective import Objective
from engine.maths.surfaces import Surface

MOST = 8  # different numbers that are named one by one
Said = Iterator[tuple[str, str]]


def numbers(values: ArrayLike) -> str:
    """Numbers as a reader would list them: each once, rising; of many, how many and between which."""
    found = np.unique(np.asarray(values))
    if found.size <= MOST:
        return ", ".join(map(_number, found))
    return f"{found.size:,} values from {_number(found[0])} to {_number(found[-1])}"


def points(start: np.ndarray) -> str:
    """Starts (2, runs) on a surface: the point, or how many and between which corners."""
    found = np.unique(start, axis=1).T
    if len(found) == 1:
        return f"({_number(found[0][0])}, {_number(found[0][1])})"
    (x, y), (far_x, far_y) = found.min(axis=0), found.max(axis=0)
    across, up = (f"from {_number(low)} to {_number(high)}" for low, high in ((x, far_x), (y, far_y)))
    return f"{len(found):,} points, $x$ {across}, $y$ {up}"


def part(thing: object) -> str:
    """A rule or a schedule: its name and all its numbers, those of one inside it as well."""
    name = getattr(thing, "label", type(thing).__name__)
    inner = [getattr(thing, one.name) for one in fields(thing) if one.init] if is_dataclass(thing) else []
    wrapped = "; ".join(part(one) for one in inner if is_dataclass(one))
    whole = f"{name} ({wrapped})" if wrapped else name
    return ", ".join((whole, *_settings(thing)))


@singledispatch
def objective(what: Objective) -> Said:
    """(what, how) of a loss: its formula or what its docstring says of it, its data, and its numbers."""
    first = (type(what).__doc__ or type(what).__name__).partition("\n")[0].rstrip(".")
    yield "Loss", ", ".join((first.replace("`", ""), *_settings(what)))


@objective.register
def _(what: Surface) -> Said:
    yield "Loss", f"{what.label}, ${what.formula}$: {', '.join(_settings(what))}".rstrip(": ")


@objective.register
def _(what: Noisy) -> Said:
    yield from objective(what.objective)
    draws = f", {what.draws} draws of it" if what.draws > 1 else ""
    kicked = f"$\\nabla f + \\sigma\\xi$ with $\\xi$ standard normal in each coordinate, new at every step{draws}"
    yield "Gradient", f"{kicked}, the same for all rules and settings"
    yield "Noise", f"$\\sigma$: {numbers(what.sigma)}"


@objective.register
def _(what: Network) -> Said:
    widths = "–".join(map(str, what.widths))
    linear = "" if isinstance(what.linear, Plain) else f", {_words(type(what.linear).__name__)} within"
    linear += ", each hidden layer adding its input where it is as wide" if what.skip else ""
    kind = f"{widths}{linear}, {_named(what.activation, ACTIVATIONS)}, with biases"
    yield "Loss", f"{_named(what.loss, LOSSES)} loss, the mean over the examples"
    yield "Network", f"{kind}: {what.parameters:,} parameters"
    examples = what.inputs.shape[-2]
    if what.data:
        yield "Data", what.data
    yield "Examples", f"{examples:,} to learn from"
    yield "Batch size", f"{what.batch_size or f'all {examples:,}'}"
    if what.batch_size is not None:
        yield (
            "Minibatches",
            "drawn without replacement, afresh at every step (not pass by pass), the same for all rules of a seed",
        )


def _settings(thing: object) -> Iterator[str]:
    """The numbers and switches among the fields of a part, each as "name value"."""
    for one in fields(thing) if is_dataclass(thing) else ():
        value = getattr(thing, one.name)
        if isinstance(value, bool):
            yield f"{_words(one.name)} {'on' if value else 'off'}"
        elif isinstance(value, int | float | np.number) or (isinstance(value, np.ndarray) and value.ndim == 1):
            yield f"{_words(one.name)} {numbers(value)}"


def _named(one: object, known) -> str:
    return next((name for name, other in known.items() if other is one), type(one).__name__).replace("_", " ")


def _words(name: str) -> str:
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return spaced.replace("_", " ").strip()


def _number(value) -> str:
    digits, _, power = f"{value:.6g}".partition("e")
    if not power:
        return digits.replace("-", "−")
    return f"${'' if digits == '1' else digits + ' '}10^{{{int(power)}}}$".replace(" 10", r" \cdot 10")
