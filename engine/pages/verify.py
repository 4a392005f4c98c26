"""verify: whether what a book claims would still hold had the dice, the starts or the processor been others.

Every study is recorded again: from other seeds, where it has any; from starts moved by a hair; and on other kernels of
this processor. A claim falls where a fact leaves the range in which its sentence is true. So does a quoted digit that
changes where nothing but rounding did; that it changes with the seeds is what a range is for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import Mistakes, Place, gathering
from engine.fact import Fact
from engine.pages.book import Book, read_book
from engine.pages.exhibit import Exhibit
from engine.pages.exhibits import RECORDS, Bench, Progress, Told, make_exhibits
from engine.pages.falls import Fall, Quote, fallen, quotes_in
from engine.pages.scenes import find_scenes
from engine.shelf.crew import Crew, Job, cores, hire
from engine.shelf.digests import World
from engine.shelf.roots import Roots

NUDGE = 1e-13  # of every coordinate of a start, in its own unit
APART = 1000  # between the seeds of one recording and of the next: more than any study takes
SHELF = "verified"  # where on the shelf the facts are kept


@dataclass(frozen=True)
class Way:
    """One way in which studies are recorded again."""

    name: str
    shift: int = 0
    nudge: float = 0.0
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What one way left of the claims: of how many studies and facts, and what fell."""

    way: str
    studies: int
    facts: int
    falls: tuple[Fall, ...]


def ways(seeds: int, kernels: Mapping[str, Mapping[str, str]]) -> list[Way]:
    """Other seeds, `seeds` times; starts moved; and every kernel, by its name and environment."""
    others = [Way(f"seeds + {APART * n}", shift=APART * n) for n in range(1, seeds + 1)]
    named = [Way(name, environment=environment) for name, environment in kernels.items()]
    return [*others, Way(f"starts + {NUDGE:g}", nudge=NUDGE), *named]


def verify(
    chapters: Path, seeds: int = 5, workers: int | None = None, force: bool = False, progress: Progress | None = None
) -> list[Verdict]:
    """A verdict on every way in which the studies of a book can be recorded again, with `seeds` other sets of seeds.

    What was measured before from the same sources is not measured again, unless `force`. Raises Mistakes where the
    book itself cannot be made.
    """
    from engine.lab.kernels import kernels

    with gathering() as mistakes:
        book = read_book(chapters, mistakes)
        scenes = find_scenes(book, mistakes)
        exhibits = make_exhibits(scenes, Bench.of(chapters, force, book.about.time_limit), workers, mistakes, progress)
    quotes = list(_quotes(book, exhibits, scenes))
    bench = _Bench(chapters, force, ways(seeds, kernels()), book.about.time_limit)
    tasks = [(way, name) for way in bench.ways for name in scenes if exhibits[name].seeds or not way.shift]
    answers = bench.measure([(way, scenes[name]) for way, name in tasks], workers, progress)
    verdicts = []
    for way in bench.ways:
        own = [(name, answer) for (one, name), answer in zip(tasks, answers, strict=True) if one is way]
        falls = [fall for name, found in own for fall in _judged(scenes[name], exhibits[name], found, quotes, way)]
        verdicts.append(Verdict(way.name, len(own), sum(len(exhibits[name].facts) for name, _ in own), tuple(falls)))
    return verdicts


def _quotes(book: Book, exhibits: Mapping[str, Exhibit], scenes: Mapping[str, Path]) -> Iterator[Quote]:
    for chapter in book.texts:
        yield from quotes_in(chapter.place.file.read_text(encoding="utf-8-sig"), chapter.place)
    for name, exhibit in exhibits.items():
        yield from quotes_in(f"{exhibit.caption} {exhibit.alt}".replace("\n", " "), Place(scenes[name]))


def _judged(scene: Path, exhibit: Exhibit, found: Mapping[str, Fact] | Mistakes, quotes, way: Way) -> list[Fall]:
    if isinstance(found, Mistakes):
        return [Fall(mistake.place, scene.stem, mistake.message) for mistake in found.mistakes]
    return list(fallen(scene, exhibit.facts, found, quotes, digits=not way.shift))


@dataclass(frozen=True)
class _Bench:
    """Where the studies of a book are recorded again: its folder, and the ways there are."""

    chapters: Path
    force: bool
    ways: Sequence[Way]
    limit: float  # seconds that a job may take

    def measure(
        self, tasks: Sequence[tuple[Way, Path]], workers: int | None, progress: Progress | None
    ) -> list[Mapping[str, Fact] | Mistakes]:
        """The facts of every way and scene, or what is wrong with it then; those of one environment by one crew."""
        shelf = Bench.of(self.chapters).shelf
        worlds = {
            way.name: World(Roots(str(self.chapters.resolve())), shelf.folder, way.environment) for way in self.ways
        }
        kept = [None if self.force else shelf.find(self._key(way, scene)) for way, scene in tasks]
        holds = [
            entry is not None and worlds[way.name].holds(entry.reads, {}) and entry.payload() is not None
            for (way, _), entry in zip(tasks, kept, strict=True)
        ]
        told = Told(progress, holds.count(False))
        with ExitStack() as stack, ThreadPoolExecutor(workers or cores()) as threads:
            crews = {way.name: stack.enter_context(hire(shelf, way.environment)) for way in self.ways}
            futures = [
                None if good else threads.submit(self._measure, way, scene, crews[way.name], told)
                for (way, scene), good in zip(tasks, holds, strict=True)
            ]
            found = [
                _facts(entry.payload() or b"{}") if entry and future is None else _answer(future)
                for entry, future in zip(kept, futures, strict=True)
            ]
        shelf.tidy(f"{SHELF}/{self.chapters.resolve().name}", [self._key(way, scene) for way, scene in tasks])
        return found

    def _key(self, way: Way, scene: Path) -> str:
        name = re.sub(r"\W+", "-", way.name)
        return f"{SHELF}/{self.chapters.resolve().name}/{scene.parent.name}/{scene.stem}.{name}"

    def _measure(self, way: Way, scene: Path, crew: Crew, told: Told) -> Mapping[str, Fact]:
        arguments = (str(scene.resolve()), str(way.shift), str(way.nudge))
        key = self._key(way, scene)
        measure = "engine.pages.workshop:measure"
        job = Job(measure, arguments, key, scene, self.chapters, "recorded", RECORDS, self.limit)
        with told.doing(f"recording {scene.stem}, {way.name}"):
            return _facts(crew.do(job).payload() or b"{}")


def _facts(payload: bytes) -> dict[str, Fact]:
    return {name: Fact(**fact) for name, fact in json.loads(payload).items()}


def _answer(future: Future) -> Mapping[str, Fact] | Mistakes:
    try:
        return future.result()
    except Mistakes as found:
        return found
