"""Scene: how a study is shown."""

from __future__ import annotations

from dataclasses import dataclass

from engine.figures.views._view import View
from engine.lab.study import Study


@dataclass(frozen=True)
class Clock:
    """The time of a scene, shared by all its panels: what a tick is called, and how far the reader may let it run.

    A `label` of "" is a step, in the words of the book's language. `stops` are the horizons a reader can choose (none:
    the whole recording); `start` is the tick shown first (-1: the last, so that the figure reads before anyone presses
    play). `times` are the shown tick labels where they are not 0, 1, 2 ..., such as epochs recorded ever more rarely.
    """

    label: str = ""
    stops: tuple[int, ...] = ()
    default: int | None = None
    start: int = -1
    times: tuple[float, ...] = ()
    rate: float = 12.0  # ticks a second at speed 1


@dataclass(frozen=True)
class Scene:
    """A simulation as the reader meets it: a study's recording in one or more views side by side, under one clock.

    `caption` may hold Markdown, math and facts; `alt` says in plain words what there is to see. `off` names series
    that start switched off. `chunks` names axes whose settings are delivered one by one, when first needed, because
    all of them together would be too large.
    """

    title: str
    study: Study
    views: tuple[View, ...]
    caption: str
    alt: str
    clock: Clock | None = Clock()
    chunks: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
