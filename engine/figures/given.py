"""given: what an author gave a view, held against what it can be; each view has arguments of these names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from math import isfinite
from typing import Any

from engine.errors import nearest
from engine.lab.recording import Grid, Recording

TEXTS = ("tuple[str, ...]", "Sequence[str]")  # types of arguments that are several texts
PAIRS = ("tuple[str, str]", "tuple[str, str] | None")
ENDS = {"domain": ("log_y", "log"), "x_domain": ("log_x",), "zone": (), "x_zone": ()}  # and what makes them logarithmic


def check(view: Any) -> None:
    """Raise ValueError, naming view and argument, for a comma forgotten or a scale without two ends that can be."""
    for field in fields(view):
        value = getattr(view, field.name)
        said = _as_texts(field.name, str(field.type), value)
        if field.name in ENDS and value and not isinstance(value, str):
            said = _as_ends(value, log=any(getattr(view, name, False) for name in ENDS[field.name]))
        if field.name == "window" and value:
            said = next(filter(None, (_as_ends(ends) for ends in value)), "") if len(value) == 2 else "((x, x), (y, y))"
        if said:
            raise ValueError(f"{type(view).__name__}: {field.name}={value!r}: {said}")


def several(what: str, name: str, value: object) -> tuple:
    """Several things as a tuple. Raises ValueError where they are one: a comma was forgotten."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(value)
    one = repr(value) if isinstance(value, str | int | float) else f"{type(value).__name__}(...)"
    raise ValueError(f"{what}: {name} is one thing, and several are asked for: write {name}=({one},), with a comma")


def grid_of(recording: Recording, key: str, *last: str) -> Grid:
    """The grid `key` of (axes..., *last). Raises ValueError, with the nearest key, where it is not there or not so."""
    return fitting(recording, key, recording.grid(key), *last)


def fitting(recording: Recording, key: str, grid: Grid, *last: str) -> Grid:
    """The grid, which is that of `key` or of a part of it. Raises ValueError where it is not of (axes..., *last)."""
    own = len(grid.dims) - len(last)
    axes = [axis.name for axis in recording.axes]
    if grid.dims[max(own, 0) :] == last and set(grid.dims[: max(own, 0)]) <= set(axes):
        return grid
    less = "; take a mean over the seeds" if "seed" in grid.dims else ""
    less = less or ("; take its last step" if "step" in grid.dims and "step" not in last else "")
    asked = ", ".join(("axes...", *last))
    raise ValueError(f"grid '{key}' is of ({', '.join(grid.dims)}) and should be of ({asked}){less}")


def positive(argument: str, key: str, grid: Grid, zeros: bool = False) -> None:
    """Raise ValueError where a grid cannot stand on a logarithmic axis: it holds 0 or less, or, with `zeros`, less than
    0 or nothing above it.
    """
    lowest = grid.values.min(initial=1.0)
    if lowest < 0 or (lowest == 0 and not zeros) or not (grid.values > 0).any():
        raise ValueError(f"{argument}: grid '{key}' goes down to {lowest:g}, and a logarithm has no place for that")


def one_of(argument: str, name: str, known) -> None:
    """Raise ValueError, with the nearest, where a name is none of those known."""
    if name not in known:
        raise ValueError(f"{argument}: there is no '{name}'{nearest(name, known)}")


def _as_texts(name: str, kind: str, value: Any) -> str:
    """What is wrong with several texts."""
    if kind in TEXTS and isinstance(value, str):
        return f"one text, where several are asked for: write {name}=({value!r},), with a comma"
    if kind in PAIRS and value is not None and (isinstance(value, str) or len(value) != 2):
        return "two texts are asked for"
    return ""


def _as_ends(value: Any, log: bool = False) -> str:
    """What is wrong with the two ends of a scale."""
    try:
        low, high = map(float, value)
    except (TypeError, ValueError):
        return "two numbers are asked for, (low, high)"
    if not (isfinite(low) and isfinite(high)) or low == high:
        return "two finite numbers that differ are asked for"
    return "a logarithmic axis has both its ends above 0" if log and min(low, high) <= 0 else ""
