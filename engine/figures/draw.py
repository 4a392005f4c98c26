"""draw: a scene and its recording as a Drawing, and the layers of a drawing as SVG at one setting and one tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.figures.panel import Layer, Panel, Table
from engine.figures.scene import Scene
from engine.figures.theme import theme
from engine.lab.recording import Recording


@dataclass(frozen=True)
class Drawing:
    """A scene drawn: its panels and tables, with the colour token of every series in them."""

    name: str
    scene: Scene
    recording: Recording
    panels: tuple[Panel, ...]
    tables: tuple[Table, ...]
    tokens: Mapping[str, str]

    @property
    def ticks(self) -> int:
        """How many ticks the clock has; 0 where nothing moves."""
        lengths = [
            layer.points.shape[len(layer.axes)] for panel in self.panels for layer in panel.layers if layer.clocked
        ]
        return max(lengths, default=0) if self.scene.clock else 0

    @property
    def start(self) -> int:
        """The tick shown first: the clock's, counted from the horizon's end where negative."""
        clock = self.scene.clock
        if not self.ticks:
            return 0
        return clock.start if clock.start >= 0 else self.horizon

    @property
    def horizon(self) -> int:
        """The last tick the reader sees by default."""
        default = self.scene.clock.default if self.scene.clock else None
        return self.ticks - 1 if default is None else min(default, self.ticks - 1)


def draw(name: str, scene: Scene, recording: Recording) -> Drawing:
    """The drawing of scene `name`, each view in its own panels."""
    drawn = [part for i, view in enumerate(scene.views) for part in view.draw(recording, f"{name}-{i}")]
    panels = tuple(part for part in drawn if isinstance(part, Panel))
    series = dict.fromkeys(layer.series for panel in panels for layer in panel.layers)
    tables = tuple(part for part in drawn if isinstance(part, Table))
    return Drawing(name, scene, recording, panels, tables, theme().tokens(tuple(series)))


def defaults(drawing: Drawing) -> dict[str, int]:
    """The default setting: axis name -> index of its value."""
    return {axis.name: axis.default_index for axis in drawing.recording.axes}


def visible(part: Layer | Table, drawing: Drawing, setting: Mapping[str, int]) -> bool:
    """Whether a layer or table shows at this setting, by its `when`."""
    return all(drawing.recording.axis(name).values[setting[name]] == value for name, value in part.when.items())


def still(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The panel's layers at one setting and tick, as an SVG fragment."""
    on = [layer for layer in panel.layers if layer.series not in drawing.scene.off]
    shown = [layer for layer in on if visible(layer, drawing, setting)]
    return "".join(_DRAW[layer.mark](_Ink(drawing, layer), *_at(layer, setting), tick) for layer in shown)


def picture(drawing: Drawing, panel: Panel, setting: Mapping[str, int], tick: int) -> str:
    """The inside of a panel's <svg>: <g class="backdrop"> and, clipped to the plot, <g class="layers">."""
    names = [drawing.recording.axis(name) for name in panel.backdrop_axes]
    index = int(np.ravel_multi_index([setting[a.name] for a in names], [len(a) for a in names])) if names else 0
    layers = still(drawing, panel, setting, tick)
    left, top, right, bottom = panel.plot
    clip = f'<clipPath id="{panel.name}-plot"><rect x="{left - 6}" y="{top - 6}" width="{right - left + 12}" '
    clip += f'height="{bottom - top + 12}"/></clipPath>'
    return (
        f'{clip}<g class="backdrop">{panel.backdrops[index]}</g>'
        f'<g class="layers" clip-path="url(#{panel.name}-plot)">{layers}</g>'
    )


@dataclass(frozen=True)
class Entry:
    """A line of a scene's legend: the series, its name, its colour as an SVG attribute holds it, and its dash."""

    key: str
    label: str
    colour: str
    dash: str
    on: bool


def legend(drawing: Drawing) -> tuple[Entry, ...]:
    """The named series of a drawing, in the order drawn."""
    named = {layer.series: layer.label for panel in drawing.panels for layer in panel.layers if layer.label}
    named.pop("here", None)
    tokens = {key: drawing.tokens[key] for key in named}
    return tuple(
        Entry(
            key, label, theme().var(tokens[key]), theme().dashes.get(tokens[key], "none"), key not in drawing.scene.off
        )
        for key, label in named.items()
    )


@dataclass(frozen=True)
class _Ink:
    """How the lines of one layer look."""

    drawing: Drawing
    layer: Layer

    @property
    def colour(self) -> str:
        return theme().var(self.drawing.tokens[self.layer.series])

    @property
    def stroke(self) -> str:
        dash = theme().dashes.get(self.drawing.tokens[self.layer.series], "none")
        dashes = "" if dash == "none" else f' stroke-dasharray="{dash}"'
        return f'fill="none" stroke="{self.colour}" stroke-width="2" stroke-linejoin="round"{dashes}'


def _at(layer: Layer, setting: Mapping[str, int]) -> tuple[np.ndarray, int, str]:
    """The layer's points, the tick at which it ended (-1: it did not) and its words, at one setting."""
    index = tuple(setting[name] for name in layer.axes)
    ended = -1 if layer.ended is None else int(layer.ended[index])
    shape = layer.points.shape[: len(layer.axes)]
    words = layer.texts[int(np.ravel_multi_index(index, shape)) if index else 0] if layer.texts else ""
    return layer.points[index], ended, words


def _polyline(ink: _Ink, points: np.ndarray) -> str:
    return f'<polyline {ink.stroke} points="{coordinates(points)}"/>' if len(points) > 1 else ""


def coordinates(points: np.ndarray) -> str:
    """(n, 2) picture positions as the `points` of a polyline, to a tenth of a unit, repeated ones once."""
    tenths = np.round(points, 1) + 0.0
    moved = np.append(True, (np.diff(tenths, axis=0) != 0).any(axis=1))
    return " ".join(f"{x:g},{y:g}" for x, y in tenths[moved])


def _dot(ink: _Ink, point: np.ndarray, radius: float = 4) -> str:
    return f'<circle fill="{ink.colour}" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius:g}"/>'


def _path(ink, points, ended, _words, tick):
    last = min(tick, len(points) - 1) if ended < 0 else min(tick, ended - 1)
    return _polyline(ink, points[: last + 1]) + _dot(ink, points[max(last, 0)])


def _line(ink, points, ended, _words, tick):
    last = len(points) if ended < 0 else max(ended, 1)
    mark = _dot(ink, points[min(tick, last - 1)]) if ink.layer.clocked else ""
    return _polyline(ink, points[:last]) + mark


def _morph(ink, points, _ended, _words, tick):
    return _polyline(ink, points[min(tick, len(points) - 1)])


def _cursor(ink, points, _ended, _words, tick):
    return _dot(ink, points[min(tick, len(points) - 1)])


def _dots(ink, points, _ended, _words, _tick):
    return "".join(_dot(ink, point, 2.5 if len(points) > 1 else 5) for point in points)


def _bars(ink, points, _ended, _words, _tick):
    wide = min(24.0, *np.abs(np.diff(points[:, 0])) * 0.8) / _beside(ink) if len(points) > 1 else 24.0
    return "".join(
        f'<rect fill="{ink.colour}" x="{x - wide / 2:.1f}" y="{min(y, ink.layer.base):.1f}" '
        f'width="{wide:.1f}" height="{abs(y - ink.layer.base):.1f}"/>'
        for x, y in points
    )


def _beside(ink: _Ink) -> int:
    panel = next(panel for panel in ink.drawing.panels if any(layer is ink.layer for layer in panel.layers))
    return sum(layer.mark == "bars" for layer in panel.layers)


def _area(ink, points, _ended, _words, _tick):
    return f'<polygon fill="{ink.colour}" fill-opacity="0.18" points="{coordinates(points)}"/>'


def _text(ink, points, _ended, words, _tick):
    return f'<text x="{points[0, 0]:.1f}" y="{points[0, 1]:.1f}" fill="{ink.colour}">{words}</text>'


_DRAW = {
    "path": _path,
    "line": _line,
    "morph": _morph,
    "cursor": _cursor,
    "dots": _dots,
    "bars": _bars,
    "area": _area,
    "text": _text,
}
