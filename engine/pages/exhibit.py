"""Exhibit: a scene ready to be set, without the numbers it was computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.fact import Fact


@dataclass(frozen=True)
class Exhibit:
    """What a page needs of a scene.

    `context` is what blocks/scene.html is given besides number, alt and caption; `files` go with it, path -> bytes;
    `method` says how its runs were made, what -> how: `runs`, `steps` in all of them, from which `seeds`. `axes` are
    the number of stops of each axis by name, and `chunks` the axes along which its data are cut: what a budget names.
    """

    name: str
    title: str
    caption: str
    alt: str
    context: Mapping
    files: Mapping[str, bytes]
    facts: Mapping[str, Fact]
    method: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    runs: int = 0
    steps: int = 0
    seeds: tuple[int, ...] = ()
    axes: Mapping[str, int] = field(default_factory=dict)
    chunks: tuple[str, ...] = ()
