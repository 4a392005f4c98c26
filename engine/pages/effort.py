"""effort_of: what a recording took, in words."""

from __future__ import annotations

from engine.pages.exhibit import Exhibit
from engine.pages.wording import Wording


def effort_of(exhibit: Exhibit, wording: Wording) -> str:
    """How many runs and steps, and from which seeds; empty where nothing was run."""
    parts = [
        wording.counted(name, number) for name, number in (("runs", exhibit.runs), ("steps", exhibit.steps)) if number
    ]
    return ", ".join(parts + ([_seeds(exhibit.seeds, wording)] if exhibit.seeds else []))


def _seeds(seeds: tuple[int, ...], wording: Wording) -> str:
    if len(seeds) > 1 and seeds == tuple(range(seeds[0], seeds[-1] + 1)):
        return wording.say.seeds_range.format(first=seeds[0], last=seeds[-1])
    return wording.say.seeds[len(seeds) > 1].format(seeds=", ".join(map(str, seeds)))
