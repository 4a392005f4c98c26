"""draw: a scene and its recording as a Drawing, all that its pictures, files and legend are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.figures.given import one_of
from engine.figures.ink import Ink
from engine.figures.layout import Room, rooms
from engine.figures.numbers import rounded
from engine.figures.panel import Layer, Panel, Table
from engine.figures.scene import Scene
from engine.figures.theme import theme
from engine.figures.views._view import View
from engine.lab.recording import Recording

TIME_DIGITS = 9


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
        return max((layer.ticks for layer in self.layers.values()), default=0) if self.scene.clock else 0

    @property
    def start(self) -> int:
        """The tick shown first: the clock's, counted from the horizon's end where negative."""
        clock = self.scene.clock
        if not self.ticks or clock is None:
            return 0
        return clock.start if clock.start >= 0 else self.horizon

    @property
    def horizon(self) -> int:
        """The last tick the reader sees by default."""
        default = self.scene.clock.default if self.scene.clock else None
        return self.ticks - 1 if default is None else default

    @property
    def times(self) -> tuple[int | float, ...]:
        """What the reader sees at each tick; empty where that is 0, 1, 2, ..."""
        times = [rounded(float(time), TIME_DIGITS) for time in self.scene.clock.times] if self.scene.clock else []
        return tuple(int(time) if time == int(time) else time for time in times)

    @property
    def layers(self) -> dict[str, Layer]:
        """Every layer by its place, "PANEL.LAYER"."""
        return {f"{p}.{n}": layer for p, panel in enumerate(self.panels) for n, layer in enumerate(panel.layers)}

    @property
    def told(self) -> Panel | None:
        """The panel whose values stand beside the names: the first that has some."""
        return next((p for p in self.panels if any(layer.values is not None for layer in p.layers)), None)

    def ink(self, series: str) -> Ink:
        """What a series is drawn with."""
        token = self.tokens[series]
        return Ink(theme().var(token), theme().dashes.get(token, "none"))


def draw(name: str, scene: Scene, recording: Recording) -> Drawing:
    """The drawing of scene `name`, each view in its own panels and room.

    Raises ValueError, naming the view or the field of the scene, where one asks for what was not recorded.
    """
    heights = [_asked(view, view.natural_height, recording) for view in scene.views]
    named = [(f"{name}-{i}", view, height) for i, (view, height) in enumerate(zip(scene.views, heights, strict=True))]
    apart = [part for key, view, high in named if not high for part in _asked(view, view.draw, recording, key, Room())]
    tables = tuple(part for part in apart if isinstance(part, Table))
    given = iter(_rooms(heights, tables))
    pictures = [
        part for key, view, height in named if height for part in _asked(view, view.draw, recording, key, next(given))
    ]
    panels = tuple(part for part in pictures if isinstance(part, Panel))
    shown = [layer.series for panel in panels for layer in panel.layers]
    shown += [series for table in tables for series, _ in table.rows]
    drawing = Drawing(name, scene, recording, panels, tables, theme().tokens(tuple(dict.fromkeys(shown))))
    _check(drawing)
    return drawing


def _asked(view: View, ask: Callable, *arguments):
    """What a view answers. Raises ValueError, with the view's name, where it does."""
    try:
        return ask(*arguments)
    except ValueError as error:
        raise ValueError(f"{type(view).__name__}: {error}") from error


def _check(drawing: Drawing) -> None:
    """Raise ValueError, naming the field, where a scene names what its recording and its views have not."""
    scene, axes = drawing.scene, [axis.name for axis in drawing.recording.axes]
    if not drawing.panels:
        raise ValueError("Scene: views are tables alone; a picture, such as Curves or Bars, goes with them")
    for series in scene.off:
        one_of("Scene: off", series, drawing.tokens)
    for axis in scene.chunks:
        one_of("Scene: chunks", axis, axes)
    if scene.clock:
        scene.clock.check(drawing.ticks)


def _rooms(heights: Sequence[int], tables: Sequence[Table]) -> tuple[Room, ...]:
    """The rooms of pictures so high: the first is the main panel; the tallest stack of tables takes of the others'."""
    high = [height for height in heights if height]
    rows = [[len(table.rows) for table in stack] for stack in stacks(tables)]
    tallest = max(rows, key=lambda stack: (sum(stack), len(stack)), default=[])
    return rooms(high[0] if high else 0, len(high) - 1, tallest)


def stacks(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables by when they show. A stack below another stands in the same place: room is kept for the tallest."""
    kinds = {tuple(table.when.items()): [] for table in tables}
    for table in tables:
        kinds[tuple(table.when.items())].append(table)
    return list(kinds.values())


def defaults(drawing: Drawing) -> dict[str, int]:
    """The default setting: axis name -> index of its value."""
    return {axis.name: axis.default_index for axis in drawing.recording.axes}


def backdrop(panel: Panel, drawing: Drawing, setting: Mapping[str, int]) -> int:
    """The number of a panel's backdrop at a setting."""
    axes = [drawing.recording.axis(name) for name in panel.backdrop_axes]
    return int(np.ravel_multi_index([setting[a.name] for a in axes], [len(a) for a in axes])) if axes else 0


def applies(part: Layer | Table, drawing: Drawing, setting: Mapping[str, int]) -> bool:
    """Whether a layer or table belongs to this setting, by its `when`."""
    return all(drawing.recording.axis(name).values[setting[name]] == value for name, value in part.when.items())


def shows(layer: Layer, drawing: Drawing, setting: Mapping[str, int]) -> bool:
    """Whether a layer is seen at this setting: it belongs to it, and its series is on."""
    return layer.series not in drawing.scene.off and applies(layer, drawing, setting)
