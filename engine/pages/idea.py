"""Idea: what a chapter's front matter says under `ideas`."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import Place


@dataclass(frozen=True)
class Idea:
    """An idea's name, the place of the book's map where it acts, the number and page of its chapter, and its line."""

    name: str
    acts_on: str
    number: str
    page: str
    place: Place
