"""falls: which claims of a book would not hold of facts that were measured again, otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import Place
from engine.fact import Fact
from engine.pages.marks.fact import PATTERN
from engine.pages.numerals import numeral


@dataclass(frozen=True)
class Quote:
    """A place where a fact 'scene.name' is quoted; `spec` is how, "" where it is left to the fact."""

    fact: str
    spec: str
    place: Place


@dataclass(frozen=True)
class Fall:
    """Where something is said that fell, of which fact, and what became of it."""

    place: Place
    fact: str
    said: str


def quotes_in(text: str, place: Place) -> Iterator[Quote]:
    """Every quotation of a fact in a text that begins at a place."""
    for match in re.finditer(PATTERN, text):
        line = place.line + text.count("\n", 0, match.start())
        yield Quote(match["fact"].strip(), match["format"] or "", Place(place.file, line))


def fallen(
    scene: Path, here: Mapping[str, Fact], there: Mapping[str, Fact], quotes: Sequence[Quote], digits: bool
) -> Iterator[Fall]:
    """What falls where the facts of a scene, `here`, are measured again as `there`.

    A fact that is gone, or that leaves its range as it was told here, falls at the first place that quotes it, else at
    the scene. With `digits` so does each quotation that would read otherwise.
    """
    for key, fact in here.items():
        name = f"{scene.stem}.{key}"
        places = [quote for quote in quotes if quote.fact == name]
        first = places[0].place if places else Place(scene)
        again = there.get(key)
        if again is None:
            yield Fall(first, name, "is not measured there")
        elif not replace(fact, value=again.value).holds:
            yield Fall(first, name, f"{_read(fact, again)} is out of {ends(fact)}")
        elif digits:
            for quote in places:
                if (was := _read(fact, fact, quote.spec)) != (now := _read(fact, again, quote.spec)):
                    yield Fall(quote.place, name, f"{was} reads {now}")


def ends(fact: Fact) -> str:
    """The range of a fact in words."""
    low, high = ("…" if end is None else f"{end:.6g}" for end in (fact.low, fact.high))
    return f"{low} to {high}"


def _read(fact: Fact, measured: Fact, spec: str = "") -> str:
    """A value as the text reads it; as it is where it cannot be read so, say of a number that is whole no longer."""
    try:
        return numeral(measured.value, spec or fact.format, "en")
    except ValueError:
        return f"{measured.value:.6g}"
