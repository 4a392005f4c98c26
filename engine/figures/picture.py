"""picture: a panel as SVG at one setting and tick, for the page, where the player takes it up, and as a still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from engine.figures.draw import Drawing, backdrop, defaults, shows
from engine.figures.ink import Ink, element, place
from engine.figures.labels import labels
from engine.figures.marks import mark
from engine.figures.panel import Layer, Panel
from engine.figures.track import tenths, track

OVER_EDGE = 6  # heads on the plot's edge are whole
SPOT, REACH, KNOB = 1.6, 18, 7  # radii: of a start, of what a finger meets, of what is seen


def picture(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The inside of a panel's <svg> in the page: its backdrop, every layer, hidden where it does not show, the handle.

    A layer is a <g data-layer="PANEL.LAYER">, its place among the panels and theirs.
    """
    number = next(p for p, one in enumerate(drawing.panels) if one is panel)
    layers = [
        f'<g data-layer="{number}.{n}"{_ANSWER if answers(layer, drawing) else ""}'
        + (
            ">" + marks(drawing, panel, layer, setting, tick)
            if shows(layer, drawing, setting)
            else f"{_HIDDEN}>{marks(drawing, panel, layer, setting, 0)}"
        )
        + "</g>"
        for n, layer in enumerate(panel.layers)
    ]
    framed = _framed(drawing, panel, setting, "".join(layers))
    return framed + labels(drawing, panel, setting, tick) + _handle(drawing, panel)


def still(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The same without what is hidden: the inside of an <svg> that nobody takes up."""
    seen = [layer for layer in panel.layers if shows(layer, drawing, setting)]
    layers = "".join(marks(drawing, panel, layer, setting, tick) for layer in seen)
    return _framed(drawing, panel, setting, layers) + labels(drawing, panel, setting, tick)


def marks(drawing: Drawing, panel: Panel, layer: Layer, setting: Mapping[str, int], tick: int) -> str:
    """A layer's elements at one setting and tick."""
    return mark(layer.mark).draw(layer, _ink(drawing, panel, layer), track(layer, setting, panel.plot), tick)


def answers(layer: Layer, drawing: Drawing) -> bool:
    """Whether all of a layer answers a prediction: what does not move with the clock, but data that stand still."""
    return not layer.clocked and layer.series != "here" and not (drawing.ticks and layer.mark == "dots")


_HIDDEN = ' visibility="hidden"'
_ANSWER = ' class="answer"'


def _ink(drawing: Drawing, panel: Panel, layer: Layer) -> Ink:
    """What a layer is drawn with in a panel."""
    step = f"{panel.name}-{layer.series}" if layer.mark == "path" else ""
    return replace(drawing.ink(layer.series), plot=f"{panel.name}-plot", step=step)


def _framed(drawing: Drawing, panel: Panel, setting: Mapping[str, int], layers: str) -> str:
    """The backdrop of the setting and, clipped to the plot, the layers."""
    shown = panel.backdrops[backdrop(panel, drawing, setting)]
    left, top, right, bottom = panel.plot
    clips = "".join(
        f'<clipPath id="{panel.name}-{name}">'
        + element(
            "rect",
            {"x": left - over, "y": top - over, "width": right - left + 2 * over, "height": bottom - top + 2 * over},
        )
        + "</clipPath>"
        for name, over in (("plot", 0), ("heads", OVER_EDGE))
    )
    steps = {layer.series: _ink(drawing, panel, layer).marker() for layer in panel.layers if layer.mark == "path"}
    return (
        f'{clips}{"".join(steps.values())}<g class="backdrop">{shown}</g>'
        f'<g class="layers" clip-path="url(#{panel.name}-heads)">{layers}</g>'
    )


def _handle(drawing: Drawing, panel: Panel) -> str:
    """The starts and the handle that can be dragged to them; hidden until a player takes it up."""
    if not panel.handle:
        return ""
    axis, starts = drawing.recording.axis(panel.handle[0]), tenths(panel.handle[1])
    default = defaults(drawing)[axis.name]
    x, y = map(place, starts[default])
    spots = "".join(element("circle", {"cx": place(u), "cy": place(v), "r": SPOT}) for u, v in starts)
    said = {"role": "slider", "tabindex": 0, "aria-label": axis.label, "aria-valuemin": 0, "aria-valuenow": default}
    said |= {"aria-valuemax": len(starts) - 1, "aria-valuetext": axis.text(axis.values[default])}
    attributes = " ".join(f'{name}="{escape(str(value))}"' for name, value in said.items())
    circles = element("circle", {"class": "reach", "r": REACH}) + element("circle", {"class": "knob", "r": KNOB})
    return (
        f'<g class="drag"{_HIDDEN}><g class="starts">{spots}</g>'
        f'<g class="handle" {attributes} transform="translate({x} {y})">{circles}</g></g>'
    )
