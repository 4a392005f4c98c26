"""Fact: a measured number that prose quotes, and the range in which the sentence around it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from numbers import Real


@dataclass(frozen=True)
class Fact:
    """A measured number. `low` and `high` bound the range in which the sentence that quotes it is true.

    `format` is how prose shows it unless it asks otherwise; `what` says in words what was measured. In how many runs,
    with how many steps and which seeds is counted by the lab and not said here. `unit` follows the value where the
    number is listed or explained; in running text the prose says it. Raises ValueError for what is no number.
    """

    value: float
    what: str
    unit: str = ""
    format: str = ".3g"
    low: float | None = None
    high: float | None = None

    def __post_init__(self):
        for name in ("value", "low", "high"):  # numpy's numbers, and arrays of one, as Python's
            number = getattr(self, name)
            if hasattr(number, "item") and getattr(number, "size", 1) == 1:
                number = number.item()
                object.__setattr__(self, name, number)
            if not isinstance(number, Real) and (name == "value" or number is not None):
                raise ValueError(f"a Fact whose {name} is no number, but of type {type(number).__name__}: {self.what}")

    @property
    def holds(self) -> bool:
        """Whether the value lies in its range; a fact without a range claims nothing and always holds."""
        above = self.low is None or self.value >= self.low
        return isfinite(self.value) and above and (self.high is None or self.value <= self.high)


def about(tail: str) -> Callable[..., Fact]:
    """Facts whose sentences end alike: `about("one run")(0.3, "the loss after 80 steps", ".2g", low=0.1)`."""
    return lambda value, what, format=".3g", **claim: Fact(value, f"{what}, {tail}", format=format, **claim)
