"""picture: a panel as SVG at one setting and tick, for the page, where the player takes it up, and as a still."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np

from engine.figures.draw import Drawing, defaults, shows
from engine.figures.ink import element, place
from engine.figures.marks import mark
from engine.figures.panel import Layer, Panel
from engine.figures.track import tenths, track

OVER_EDGE = 6  # dots on the plot's edge are whole
SPOT, REACH, KNOB = 1.6, 18, 7  # radii: of a start, of what a finger meets, of what is seen


def picture(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The inside of a panel's <svg> in the page: its backdrop, every layer, hidden where it does not show, the handle.

    A layer is a <g data-layer="PANEL.LAYER">, its place among the panels and theirs.
    """
    number = next(p for p, one in enumerate(drawing.panels) if one is panel)
    layers = [
        f'<g data-layer="{number}.{n}"{"" if shows(layer, drawing, setting) else _HIDDEN}>'
        f"{marks(drawing, layer, setting, tick)}</g>"
        for n, layer in enumerate(panel.layers)
    ]
    return _framed(drawing, panel, setting, "".join(layers)) + _handle(drawing, panel)


def still(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The same without what is hidden: the inside of an <svg> that nobody takes up."""
    layers = [marks(drawing, layer, setting, tick) for layer in panel.layers if shows(layer, drawing, setting)]
    return _framed(drawing, panel, setting, "".join(layers))


def marks(drawing: Drawing, layer: Layer, setting: Mapping[str, int], tick: int) -> str:
    """A layer's elements at one setting and tick."""
    return mark(layer.mark).draw(layer, drawing.ink(layer.series), track(layer, setting), tick)


_HIDDEN = ' visibility="hidden"'


def _framed(drawing: Drawing, panel: Panel, setting: Mapping[str, int], layers: str) -> str:
    """The backdrop of the setting and, clipped to the plot, the layers."""
    axes = [drawing.recording.axis(name) for name in panel.backdrop_axes]
    index = int(np.ravel_multi_index([setting[a.name] for a in axes], [len(a) for a in axes])) if axes else 0
    left, top, right, bottom = panel.plot
    corner = {"x": left - OVER_EDGE, "y": top - OVER_EDGE}
    size = {"width": right - left + 2 * OVER_EDGE, "height": bottom - top + 2 * OVER_EDGE}
    clip = element("rect", corner | size)
    return (
        f'<clipPath id="{panel.name}-plot">{clip}</clipPath><g class="backdrop">{panel.backdrops[index]}</g>'
        f'<g class="layers" clip-path="url(#{panel.name}-plot)">{layers}</g>'
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
