"""Ranges: what a number may be, said beside the field that holds it and checked once, when the part is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any

import numpy as np

Number = float | np.ndarray
ANY = "(-inf, inf)"
_INTERVAL = re.compile(r"(each )?(whole )?([\[(])(\S+), (\S+)([\])])")


def within(interval: str, default: Any = MISSING) -> Any:
    """A dataclass field that has a range, said beside it: "[0, 1)" for a momentum.

    A bound is a number, `inf` or the name of another field: "(0, wall)". "whole [1, inf)" takes whole numbers only and
    "each [0, 1]" a tuple of numbers. A field without a range may hold any finite number. In all but a tuple, an array
    (runs,) does for a number: one entry a run.
    """
    return field(default=default, metadata={"range": interval})


def check(part: Any) -> None:
    """Look once at all numbers among the fields of a dataclass.

    Raises ValueError that names every field with a number outside of its range, or an array that is not (runs,).
    """
    wrong = []
    for one in fields(part):
        interval, value = one.metadata.get("range"), getattr(part, one.name)
        if interval or _is_number(value) or _is_number(one.default):
            wrong += _wrong(one.name, value, interval or ANY, vars(part))
    if wrong:
        raise ValueError(f"{type(part).__name__}: {'; '.join(wrong)}")
    common_runs(per_run(part))


def require(name: str, value: Any, interval: str, limits: Mapping[str, Any] | None = None, where: str = "") -> None:
    """Look at one number, or array (runs,), that is called `name` in `where`.

    Raises ValueError where it does not lie in the `interval`; `limits` are the values of bounds that have names.
    """
    wrong = _wrong(name, value, interval, limits or {})
    if wrong:
        raise ValueError(f"{where}: {wrong[0]}" if where else wrong[0])


def per_run(part: Any) -> Iterator[tuple[str, int]]:
    """(name, length) of every array (runs,) among the fields of a part and of the parts inside it."""
    for one in fields(part):
        value = getattr(part, one.name)
        if is_dataclass(value):
            yield from per_run(value)
        elif isinstance(value, np.ndarray) and value.ndim == 1:
            yield f"{type(part).__name__}.{one.name}", len(value)


def common_runs(lengths: Iterable[tuple[str, int]]) -> int:
    """How many runs these (name, length) pairs are of: the one length among them that is not 1, or else 1.

    Raises ValueError where there are two.
    """
    found: dict[int, str] = {}
    for name, length in lengths:
        if length != 1:
            found.setdefault(length, name)
    if len(found) > 1:
        told = ", ".join(f"{name} has {length}" for length, name in found.items())
        raise ValueError(f"as many entries as runs, or one for all: {told}")
    return next(iter(found), 1)


@dataclass(frozen=True)
class _Interval:
    """A range as read from its text; a bound that is a word is looked up."""

    low: str
    high: str
    low_open: bool
    high_open: bool
    each: bool
    whole: bool

    def holds(self, values: np.ndarray, limits: Mapping[str, Any]) -> np.ndarray:
        """Which of the values lie inside; NaN never does."""
        low, high = (limits.get(bound, bound) for bound in (self.low, self.high))
        low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
        inside = (values > low) if self.low_open else (values >= low)
        inside &= (values < high) if self.high_open else (values <= high)
        return inside & (np.rint(values) == values) if self.whole else inside


@cache
def _parsed(interval: str) -> _Interval:
    found = _INTERVAL.fullmatch(interval)
    if not found:
        raise ValueError(f"'{interval}' is no range such as '[0, 1)' or 'whole [1, inf)'")
    each, whole, left, low, high, right = found.groups()
    return _Interval(low, high, left == "(", right == ")", bool(each), bool(whole))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number | np.bool_) or (
        isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and value.ndim < 2
    )


def _wrong(name: str, value: Any, interval: str, limits: Mapping[str, Any]) -> list[str]:
    """What is wrong with a value, in words; nothing where it is as it should be."""
    range_ = _parsed(interval)
    if range_.each:
        if not isinstance(value, tuple) or not all(map(_is_number, value)):
            return [f"{name} is {value!r}, not a tuple of numbers"]
        value = np.array(value)
    elif not _is_number(value):
        shape = f"of shape {value.shape}" if isinstance(value, np.ndarray) else f"{value!r}"
        return [f"{name} is {shape}, neither a number nor an array (runs,) with one a run"]
    values = np.asarray(value)
    try:
        inside = range_.holds(values, limits)
    except ValueError:  # (runs,) beside a bound (other runs,), which `common_runs` says better
        return []
    if inside.all():
        return []
    place = int(np.argmin(inside)) if inside.ndim else None
    seen = values.ravel()[place] if values.ndim else values
    run = f" in run {place}" if place is not None and not range_.each else ""
    named = "".join(f" with {bound} {limits[bound]}" for bound in (range_.low, range_.high) if bound in limits)
    return [f"{name} is {seen}{run}, which is not in {interval.removeprefix('each ')}{named}"]
