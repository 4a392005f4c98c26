"""Ledger: what is noted while a chapter is set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from engine.errors import Mistake, Place


@dataclass
class Ledger:
    """What a chapter turned out to hold, each in the order in which it came; `mistakes` are the whole book's."""

    mistakes: list[Mistake]
    cited: dict[str, None] = field(default_factory=dict)  # keys of references
    quoted: dict[str, str] = field(default_factory=dict)  # scene.fact -> as prose shows it, HTML
    terms: dict[str, None] = field(default_factory=dict)  # of the glossary
    questions: list[str] = field(default_factory=list)  # ids
    named: set[str] = field(default_factory=set)  # what authors called questions
    scenes: dict[str, dict] = field(default_factory=dict)  # shown here, by name: what blocks/scene.html was given
    sections: dict[str, str] = field(default_factory=dict)  # id of a heading -> what it says, HTML
    ids: set[str] = field(default_factory=lambda: {"main", "references", "card"})  # of the page's own and of headings
    links: list[tuple[Place, str]] = field(default_factory=list)  # where each stands, and its address
    files: dict[str, bytes] = field(default_factory=dict)  # pictures and such, by their path in the site
    noted: dict[str, Place] = field(default_factory=dict)  # footnotes, by name, where each is first referred to
    notes: dict[str, tuple[str, Place]] = field(default_factory=dict)  # their texts
    set_at: Counter = field(default_factory=Counter)  # kind and line -> how many formulas or figures were set of it
