"""legend: the names of a scene's series, each with its line and what is told of it at one setting and tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.figures.draw import Drawing, shows
from engine.figures.marks import mark
from engine.figures.numbers import number, rounded
from engine.figures.panel import Layer, Panel
from engine.figures.track import track


@dataclass(frozen=True)
class Entry:
    """A line of a legend: the series, its name, its colour as an attribute holds it, its dash, what is told of it.

    Its `swatch` is a "line", a "dot", a "bar" or an "area", as it is drawn. What is told is its value, the `text`, or
    its `state`: that it is "outside" the picture, or "diverged", the text being when.
    """

    key: str
    label: str
    colour: str
    dash: str
    swatch: str
    on: bool
    state: str = ""
    text: str = ""


def legend(drawing: Drawing, setting: Mapping[str, int], tick: int) -> tuple[Entry, ...]:
    """The named series of a drawing, in the order drawn."""
    named = {layer.series: layer.label for panel in drawing.panels for layer in panel.layers if layer.label}
    named.pop("here", None)
    inks = {key: drawing.ink(key) for key in named}
    return tuple(
        Entry(
            key,
            label,
            inks[key].colour,
            inks[key].dash,
            swatch(drawing, key),
            key not in drawing.scene.off,
            *told(drawing, key, setting, tick),
        )
        for key, label in named.items()
    )


def swatch(drawing: Drawing, series: str) -> str:
    """What stands for a series in the legend: as it is drawn first, a line before an area."""
    drawn = [layer.mark for panel in drawing.panels for layer in panel.layers if layer.series == series]
    kinds = [getattr(mark(name), "SWATCH", "line") for name in drawn]
    return next((kind for kind in kinds if kind != "area"), kinds[0])


def told(drawing: Drawing, series: str, setting: Mapping[str, int], tick: int) -> tuple[str, str]:
    """What stands beside a series' name, as its state and text: that it diverged, is outside, or its value then."""
    shown = [
        (panel, layer)
        for panel in drawing.panels
        for layer in panel.layers
        if layer.series == series and layer.ticks and drawing.ticks and shows(layer, drawing, setting)
    ]
    runs = [track(layer, setting) for _, layer in shown if layer.ended is not None]
    over = next((run.ended for run in runs if run.over(tick)), -1)
    if over >= 0:
        return "diverged", moment(drawing, over)
    if any(_outside(panel, layer, setting, tick) for panel, layer in shown):
        return "outside", ""
    told = next((layer for panel, layer in shown if panel is drawing.told and layer.values is not None), None)
    if drawing.told and drawing.told.naming == "valued":  # it stands beside the name on the line
        return "", ""
    return "", "" if told is None else number(rounded(_value(told, setting, tick)))


def moment(drawing: Drawing, tick: int) -> str:
    """A tick as the clock counts it: "20"."""
    times = drawing.times
    shown = times[min(tick, len(times) - 1)] if times else tick
    return str(shown) if isinstance(shown, int) else number(shown)


def _value(layer: Layer, setting: Mapping[str, int], tick: int) -> float:
    """The recorded value of a layer at a tick."""
    assert layer.values is not None
    values = layer.values[tuple(setting[name] for name in layer.axes)]
    return float(values[min(tick, len(values) - 1)])


def _outside(panel: Panel, layer: Layer, setting: Mapping[str, int], tick: int) -> bool:
    """Whether a layer that may leave the plot has left it."""
    if not getattr(mark(layer.mark), "ROAMS", False):
        return False
    x, y = track(layer, setting).head(tick) / 10
    left, top, right, bottom = panel.plot
    return bool(x < left or x > right or y < top or y > bottom)
