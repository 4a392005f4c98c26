"""Scene: how a study is shown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from engine.figures.given import several
from engine.figures.views._view import View
from engine.lab.study import Study

WORDS = {"title": "it names the figure", "alt": "it says in plain words what there is to see to those who cannot"}


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

    def __post_init__(self):
        """Raise ValueError, naming the field, for what fits no recording."""
        for name in ("stops", "times"):
            object.__setattr__(self, name, several("Clock", name, getattr(self, name)))
        whole = [*self.stops, *([] if self.default is None else [self.default])]
        if not all(stop == int(stop) > 0 for stop in whole) or any(b <= a for a, b in pairwise(self.stops)):
            raise ValueError(f"Clock: stops={self.stops}, default={self.default} are no ticks, from 1 up and rising")
        if self.stops and self.default is not None and self.default not in self.stops:
            raise ValueError(f"Clock: default={self.default} is none of the stops {', '.join(map(str, self.stops))}")
        if self.start != int(self.start) or self.start < -1:
            raise ValueError(f"Clock: start={self.start} is no tick, nor -1 for the last")
        if not self.rate > 0:
            raise ValueError(f"Clock: rate={self.rate} ticks a second: more than 0 are asked for")

    def check(self, ticks: int) -> None:
        """Raise ValueError, naming the field, where a recording of so many ticks, 0 or more, has not what is named."""
        last, horizon = ticks - 1, ticks - 1 if self.default is None else self.default
        if not ticks and (self.stops or self.times or self.default is not None):
            raise ValueError("Clock: nothing in this scene moves; write clock=None")
        if not ticks:
            return
        for name, named in (("stops", self.stops), ("default", (horizon,))):
            if any(tick > last for tick in named):
                raise ValueError(f"Clock: {name}: {max(named)} is beyond the recording, whose last tick is {last}")
        if self.stops and horizon not in self.stops:
            said = f"the recording ends at {last}, which is none of them"
            raise ValueError(f"Clock: stops={self.stops} without a default, and {said}: say default={self.stops[-1]}")
        if self.times and len(self.times) != ticks:
            raise ValueError(f"Clock: times has {len(self.times)} entries, and the recording {ticks} ticks")
        if self.start > horizon:
            raise ValueError(f"Clock: start={self.start} is beyond the last tick shown, {horizon}")


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

    def __post_init__(self):
        """Raise ValueError, naming the field, for words left out and commas forgotten."""
        for name in ("title", "alt"):
            if not str(getattr(self, name) or "").strip():
                raise ValueError(f"Scene: {name} is empty; {WORDS[name]}")
        for name in ("views", "chunks", "off"):
            object.__setattr__(self, name, several("Scene", name, getattr(self, name)))
        strange = next((view for view in self.views if not isinstance(view, View)), None)
        if strange is not None or not self.views:
            raise ValueError(f"Scene: views={self.views!r}: one or more views are asked for, such as (Curves(...),)")
