"""axes: the frame of a plot: a quiet grid, labels at round values, and the names of the axes at their ends."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from math import ceil, floor, log10

from engine.figures.ink import element
from engine.figures.letters import TEXT, length
from engine.figures.numbers import RAISED, number, rounded
from engine.figures.panel import WIDTH, Scale
from engine.figures.theme import theme

Stop = tuple[float, str]
MOST = 7  # labels of an axis
LEAST = 3
APART = 10  # units between two labels
MANTISSAS = ((1, 2, 5), (1, 3), (1,), (1, 1.5, 2, 3, 5, 7), tuple(n / 10 for n in range(10, 100)))


def stops(scale: Scale, across: bool) -> tuple[Stop, ...]:
    """The labelled values of an axis, `across` or up the picture: as many as stand clear, at least three."""
    if scale.stops:
        return _thinned(scale.stops, scale, across)
    choices = list(_logarithmic(*sorted(scale.domain)) if scale.log else _linear(*sorted(scale.domain)))
    thinner = [found[::n] for n in (2, 3) for found in choices]
    fitting = (f for f in choices + thinner if LEAST <= len(f) <= MOST and _clear(f, scale, across))
    return tuple(next(fitting, None) or min(choices, key=lambda found: abs(len(found) - LEAST)))


def margin(scale: Scale) -> int:
    """The room that the labels of an upright axis need at its left."""
    return ceil(max((length(text) for _, text in stops(scale, False)), default=0)) + 10


def below(scale: Scale) -> int:
    """The room that the labels and the name of an axis need below it."""
    return 24 if not scale.label or _beside(scale) else 42


def frame(x: Scale, y: Scale, grid: bool = True) -> str:
    """The axes of a plot as SVG: grid, labels, names."""
    (left, right), (bottom, top) = x.range, y.range
    rows = "".join(f"M{left:g} {float(y(value)):.1f}H{right:g}" for value, _ in stops(y, False)) if grid else ""
    lines = element("path", {"class": "grid", "stroke": theme().var("grid"), "d": rows}) if rows else ""
    kept = [stop for stop in stops(x, True) if not (x.label and _beside(x) and _covers(stop, x))]
    across = "".join(_text(float(x(value)), bottom + 5, "0.9em", text) for value, text in kept)
    up = "".join(_text(left - 6, float(y(value)), "0.35em", text) for value, text in stops(y, False))
    muted, name = theme().var("muted"), _text(2, top - 10, "0", y.label) if y.label else ""
    return (
        f'{lines}<g class="ticks" fill="{muted}" text-anchor="middle">{across}</g>'
        f'<g class="ticks" fill="{muted}" text-anchor="end">{up}</g>'
        f'<g class="axis" fill="{muted}">{_name_across(x, bottom)}{name}</g>'
    )


def _name_across(x: Scale, bottom: float) -> str:
    if not x.label:
        return ""
    if _beside(x):
        return _text(_name_at(x), bottom + 5, "0.9em", x.label)
    return f'<text x="{x.range[1]:g}" y="{bottom + 23:g}" dy="0.9em" text-anchor="end">{escape(x.label)}</text>'


def _text(x: float, y: float, dy: str, text: str) -> str:
    return f'<text x="{round(x, 1):g}" y="{round(y, 1):g}" dy="{dy}">{escape(text)}</text>'


def _name_at(x: Scale) -> float:
    """Where the name of an axis begins on the row of its labels: after the last, or as far right as it can be."""
    last = max((float(x(value)) + length(text) / 2 for value, text in stops(x, True)), default=x.range[1])
    return min(last + APART, WIDTH - 2 - length(x.label))


def _beside(x: Scale) -> bool:
    """Whether the name of an axis stands on the row of its labels and leaves enough of them."""
    return sum(not _covers(stop, x) for stop in stops(x, True)) >= LEAST


def _covers(stop: Stop, x: Scale) -> bool:
    return float(x(stop[0])) + length(stop[1]) / 2 + APART / 2 > _name_at(x)


def _clear(found: list[Stop], scale: Scale, across: bool) -> bool:
    """Whether no two labels are too near to each other."""
    places = [(float(scale(value)), length(text) if across else TEXT) for value, text in found]
    places.sort()
    gap = APART if across else 4
    return all(b - a >= (one + other) / 2 + gap for (a, one), (b, other) in pairwise(places))


def _thinned(every: tuple[Stop, ...], scale: Scale, across: bool) -> tuple[Stop, ...]:
    """Every n-th of given stops, so many that they stand clear."""
    thinned = (every[::n] for n in range(1, len(every) + 1))
    return next(found for found in thinned if len(found) == 1 or _clear(list(found), scale, across))


def _linear(low: float, high: float):
    """Rising steps of 1, 2 and 5 times a power of ten: the values between the ends, and how they are written."""
    for n in range(-2, 7):
        exponent, which = divmod(n, 3)
        step = (1, 2, 5)[which] * 10.0 ** (floor(log10(high - low)) - 1 + exponent)
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first <= 200:
            yield [(i * step, _plain(i * step)) for i in range(first, last + 1)]


def _logarithmic(low: float, high: float):
    """Powers of ten, every one, second, third ...; where there are few, values between them, however many fit."""
    first, last = ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9)
    if last - first >= LEAST - 1:
        for every in range(1, last - first):
            yield [(10.0**e, _power(e)) for e in range(first, last + 1) if e % every == 0]
        return
    for mantissas in MANTISSAS:
        values = [m * 10.0**e for e in range(first - 1, last + 1) for m in mantissas]
        yield [(v, number(rounded(v))) for v in values if low * 0.999 <= v <= high * 1.001]
    yield from _linear(low, high)


def _plain(value: float) -> str:
    return f"{value / 1000:.12g}k".replace("-", "−") if abs(value) >= 10_000 else number(round(value, 10))


def _power(exponent: int) -> str:
    """A power of ten: 0.01, 1, 1000 near one, else 10⁻⁵."""
    return number(10.0**exponent) if -2 <= exponent <= 3 else "10" + str(exponent).translate(RAISED)
