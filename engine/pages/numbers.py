"""numbered: which number each formula and each figure of a book has."""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import Mistake, Place
from engine.pages.book import Book
from engine.pages.chapter import Chapter
from engine.pages.marks import formula, picture
from engine.pages.markup import tokens
from engine.pages.sheet import Numbers


def numbered(book: Book, mistakes: list[Mistake]) -> Numbers:
    """The numbers of formulas and figures, (chapter.n), in order of appearance. A name given twice is a mistake."""
    found: dict[str, dict[str, tuple[str, str]]] = {"formula": {}, "figure": {}}
    first: dict[tuple[str, str], Place] = {}
    written: dict[tuple[str, Place], list[str]] = {}
    for chapter in book.texts:
        counts = dict.fromkeys(found, 0)
        for kind, name, place in _named(chapter):
            counts[kind] += 1
            written.setdefault((kind, place), []).append(name)
            if (kind, name) in first and name not in chapter.scenes:  # of scenes it is said elsewhere
                there = first[kind, name]
                where = (
                    f"line {there.line}" if there.file == place.file else f"{there.file.parent.name}, line {there.line}"
                )
                mistakes.append(Mistake(place, f"the {kind} '{name}' is there already, at {where}"))
            first.setdefault((kind, name), place)
            found[kind].setdefault(name, (chapter.page, chapter.numbered(counts[kind])))
    return Numbers(found["formula"], found["figure"], written)


def _named(chapter: Chapter) -> Iterator[tuple[str, str, Place]]:
    """What has a number in a chapter, in order: whether it is a formula or a figure, its name, its place."""
    formulas = pictures = 0
    scenes: set[str] = set()
    for block in chapter.blocks:
        yield from (("figure", name, block.place) for name in block.scenes() if name not in scenes)
        scenes |= set(block.scenes())
        for token in tokens(block.body):
            place = block.begins.below(token.line)
            if token.kind == "formula" and formula.is_numbered(token.match):
                formulas += 1
                yield "formula", formula.label_of(token.match, chapter.slug, formulas), place
            elif token.kind == "picture" and picture.is_figure(token.match):
                pictures += 1
                yield "figure", picture.name_of(token.match, chapter.slug, pictures), place
