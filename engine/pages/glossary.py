"""Glossary: terms defined once in glossary.yml, and marked where a chapter uses them first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from engine.errors import Mistake, Place, read_text
from engine.pages.forms import read_form

Definition = Annotated[str, Field(min_length=1)]
TAG = re.compile(r"(<[^>]*>)")
SILENT = {"a", "b", "button", "code", "h1", "h2", "h3", "header", "label", "math", "nav", "noscript", "pre", "select"}
SILENT |= {"svg", "th", "quiz-card", "setup-chooser", "sim-scene"}


class Glossary(RootModel[dict[str, Definition]]):
    """glossary.yml: term -> definition in plain words."""


def read_glossary(file: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """term -> definition; none where there is no such file."""
    if not file.exists():
        return {}
    text = read_text(file, mistakes)
    found = None if text is None else read_form(Glossary, text, Place(file, 1), mistakes)
    return {term: " ".join(said.split()) for term, said in found.root.items()} if found else {}


def anchor(term: str) -> str:
    """The id of a term on the glossary's page."""
    return re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


def mark_terms(html: str, glossary: Mapping[str, str]) -> tuple[str, list[str]]:
    """A chapter's HTML with the first use of every term made a link to its definition, and the terms found.

    Singular or plural, in lower case or at the head of a sentence; a term that has capitals keeps them. Headings,
    links, code, formulas, controls and questions stay as they are.
    """
    if not glossary:
        return html, []
    terms = sorted(glossary, key=len, reverse=True)  # so that a term within a longer one is not taken out of it
    words = re.compile(rf"(?<![\w-])(?:{'|'.join(f'({_pattern(term)})' for term in terms)})(?![\w-])")
    found, depth, pieces = [], 0, []

    def link(match: re.Match) -> str:
        term = terms[match.lastindex - 1]
        if term in found:
            return match.group()
        found.append(term)
        return (
            f'<a class="term" href="glossary.html#{anchor(term)}" title="{escape(glossary[term])}">{match.group()}</a>'
        )

    for piece in TAG.split(html):
        if piece.startswith("<"):
            name = re.match(r"</?([\w-]*)", piece).group(1)
            depth += 0 if name not in SILENT else -1 if piece.startswith("</") else 1
        elif not depth and piece.strip():
            piece = words.sub(link, piece)
        pieces.append(piece)
    return "".join(pieces), found


def _pattern(term: str) -> str:
    """A term, its plural, and both at the head of a sentence, as a pattern without groups of its own."""
    first, rest = term[0], re.escape(term[1:]).replace("'", "(?:'|’|&rsquo;)").replace(r"\ ", r"\s+")
    head = f"[{first.lower()}{first.upper()}]" if first.islower() else first
    plural = f"(?:{head}{rest[:-1]}ies)|" if rest.endswith("y") else ""
    return f"{plural}{head}{rest}(?:es|s)?"
