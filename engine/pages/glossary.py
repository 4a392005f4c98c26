"""Glossary: terms defined once, in glossary.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import RootModel, StringConstraints

from engine.errors import Mistake, Place, read_text
from engine.pages.forms import read_form

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Glossary(RootModel[dict[Text, Text]]):
    """glossary.yml: term -> definition in plain words."""


def read_glossary(file: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """The definitions by term; none where there is no such file."""
    if not file.exists():
        return {}
    text = read_text(file, mistakes)
    found = None if text is None else read_form(Glossary, text, Place(file, 1), mistakes)
    return {term: " ".join(said.split()) for term, said in found.root.items()} if found else {}
