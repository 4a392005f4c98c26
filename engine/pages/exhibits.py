"""make_exhibits: the scenes of a book, recorded and drawn where what is kept of them no longer holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from engine.errors import Mistake, Mistakes, assigned
from engine.pages.budgets import over_budget
from engine.pages.exhibit import Exhibit
from engine.pages.parcel import unpack_exhibit
from engine.shelf.crew import Crew, Job, cores, hire
from engine.shelf.digests import World
from engine.shelf.roots import Roots
from engine.shelf.shelf import Entry, Shelf, shelf_of

RECORDS = ("numpy", "engine.lab.load", "engine.lab.packet")  # what every such job loads, loaded once for all
DRAWS = (
    *RECORDS,
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "matplotlib.ticker",
    "engine.figures.plate",
    "engine.pages.parcel",
)
Progress = Callable[[Sequence[str], int, int], None]


def keys(chapters: Path, scene: Path) -> tuple[str, str]:
    """Under which keys the recording and the drawing of a scene are kept: by its place, so no book meets another's."""
    place = f"{chapters.resolve().name}/{scene.parent.name}/{scene.stem}"
    return f"{place}.recording", f"{place}.exhibit"


@dataclass
class Told:
    """Who is told how far the work is: what is being done now, how much is done, how much there is."""

    progress: Progress | None
    total: int
    done: int = 0
    now: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Something is done inside."""
        self._tell(self.now.append, what, 0)
        try:
            yield
        finally:
            self._tell(self.now.remove, what, 1)

    def _tell(self, change: Callable[[str], None], what: str, done: int) -> None:
        with self.lock:
            change(what)
            self.done += done
            if self.progress:
                self.progress(tuple(self.now), self.done, self.total)


@dataclass(frozen=True)
class Bench:
    """Where one book's scenes are made: the shelf they are kept on, and the world as it is now."""

    chapters: Path
    shelf: Shelf
    world: World
    force: bool
    limit: float  # seconds that a job may take

    @classmethod
    def of(cls, chapters: Path, force: bool = False, limit: float = 600) -> Bench:
        """The bench of a folder of chapters; with `force` nothing that is kept counts."""
        shelf = shelf_of(chapters)
        return cls(chapters, shelf, World(Roots(str(chapters.resolve())), shelf.folder), force, limit)

    def recording(self, scene: Path) -> Entry | None:
        """The recording of a scene, where it is kept, whole, and holds."""
        entry = self._kept(keys(self.chapters, scene)[0])
        return entry if entry and entry.payload() is not None else None

    def drawing(self, scene: Path, recording: Entry | None) -> Entry | None:
        """The drawing of a scene, where it is kept and holds, and is of this recording."""
        given = {"recording": recording.digest} if recording else {}
        return self._kept(keys(self.chapters, scene)[1], given) if recording else None

    def _kept(self, key: str, given: Mapping[str, str] | None = None) -> Entry | None:
        entry = None if self.force else self.shelf.find(key)
        return entry if entry and self.world.holds(entry.reads, given or {}) else None

    def record(self, scene: Path, crew: Crew, told: Told) -> Entry:
        """The recording of a scene, made now."""
        key, _ = keys(self.chapters, scene)
        record, arguments = "engine.pages.workshop:record", (str(scene.resolve()),)
        job = Job(record, arguments, key, scene, self.chapters, "recorded", RECORDS, self.limit)
        with told.doing(f"recording {scene.stem}"):
            return crew.do(job)

    def draw(self, scene: Path, recording: Entry, crew: Crew, told: Told) -> Entry:
        """The drawing of a scene, made now."""
        _, key = keys(self.chapters, scene)
        arguments = (scene.stem, str(scene.resolve()), str(recording.file))
        job = Job("engine.pages.workshop:draw", arguments, key, scene, self.chapters, "drew", DRAWS, self.limit)
        with told.doing(f"drawing {scene.stem}"):
            return crew.do(job)


def make_recordings(
    scenes: Mapping[str, Path], bench: Bench, workers: int | None, mistakes: list[Mistake], progress: Progress | None
) -> dict[str, Entry]:
    """name -> the entry of every scene's recording; one that cannot be made is left out and said in `mistakes`."""
    kept = {name: bench.recording(scene) for name, scene in scenes.items()}
    kept = {name: entry for name, entry in kept.items() if entry}
    waiting = {name: scene for name, scene in scenes.items() if name not in kept}
    told = Told(progress, len(waiting))
    made = _side_by_side(waiting, lambda scene, crew: bench.record(scene, crew, told), bench, workers, mistakes)
    return {name: (kept | made)[name] for name in scenes if name in kept or name in made}


def make_exhibits(
    scenes: Mapping[str, Path], bench: Bench, workers: int | None, mistakes: list[Mistake], progress: Progress | None
) -> dict[str, Exhibit]:
    """name -> exhibit of every scene; one that cannot be recorded or drawn is left out and said in `mistakes`."""
    recordings = {name: bench.recording(scene) for name, scene in scenes.items()}
    drawings = {name: bench.drawing(scene, recordings[name]) for name, scene in scenes.items()}
    packed = {name: entry.payload() for name, entry in drawings.items() if entry}
    waiting = {name: scene for name, scene in scenes.items() if packed.get(name) is None}
    told = Told(progress, sum(1 + (recordings[name] is None) for name in waiting))

    def make(scene: Path, crew: Crew) -> bytes | None:
        recording = recordings[scene.stem]
        if recording is None:
            recording = bench.record(scene, crew, told)
        return bench.draw(scene, recording, crew, told).payload()

    made = _side_by_side(waiting, make, bench, workers, mistakes)
    return _exhibits(scenes, packed | made, mistakes)


def _side_by_side(waiting: Mapping[str, Path], make: Callable, bench: Bench, workers, mistakes) -> dict:
    """name -> what `make(scene, crew)` made, several at once."""
    if not waiting:
        return {}
    made = {}
    with hire(bench.shelf) as crew, ThreadPoolExecutor(workers or cores()) as threads:
        futures = {name: threads.submit(make, scene, crew) for name, scene in waiting.items()}
        for name, future in futures.items():
            try:
                made[name] = future.result()
            except Mistakes as found:
                mistakes += found.mistakes
    return made


def _exhibits(scenes: Mapping[str, Path], packed: Mapping[str, bytes | None], mistakes) -> dict[str, Exhibit]:
    found = {name: unpack_exhibit(body) for name in scenes if (body := packed.get(name)) is not None}
    for name, exhibit in found.items():
        mistakes += over_budget(exhibit, scenes[name])
        mistakes += [Mistake(assigned(scenes[name], "STUDY"), said) for said in _wrong_facts(exhibit)]
    return found


def _wrong_facts(exhibit: Exhibit) -> Iterator[str]:
    """Facts that no sentence could quote."""
    for name, fact in exhibit.facts.items():
        numbers = {"value": fact.value, "low": fact.low or 0.0, "high": fact.high or 0.0}
        for field_name, number in numbers.items():
            if isinstance(number, bool) or not isinstance(number, int | float):
                yield f"fact '{name}': {field_name} is {number!r}, and should be a number"
        for field_name in ("what", "unit", "format"):
            if not isinstance(getattr(fact, field_name), str):
                yield f"fact '{name}': {field_name} is {getattr(fact, field_name)!r}, and should be a text"


def effort(recordings: Mapping[str, Entry]) -> tuple[int, int]:
    """The runs, and steps, of recordings in all."""
    heads = [json.loads((entry.payload() or b"{}").partition(b"\n")[0]) for entry in recordings.values()]
    return tuple(sum(head.get(name, 0) for head in heads) for name in ("runs", "steps"))
