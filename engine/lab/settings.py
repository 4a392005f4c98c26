"""settings: what was set and not measured, as facts, so that prose quotes it too."""

from __future__ import annotations

from engine.fact import Fact


def settings(**numbers: float) -> dict[str, Fact]:
    """A fact for every number, `settings(hidden_units=32)`; its name says in words what it is.

    Prose shows whole numbers with their thousands parted, others as short as they are.
    """
    return {name: _setting(name.replace("_", " "), number) for name, number in numbers.items()}


def _setting(what: str, number: float) -> Fact:
    whole = number == round(number)
    return Fact(
        round(number) if whole else number, f"{what}, a setting of the experiment", format=",d" if whole else "g"
    )
