"""Glossary: terms defined once, in glossary.yml."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import RootModel

from engine.errors import Mistake, Place, read_text
from engine.pages.forms import Text, read_form


class Glossary(RootModel[dict[Text, Text]]):
    """glossary.yml: term -> definition in plain words."""


def read_glossary(file: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """The definitions by term; none where there is no such file."""
    if not os.path.lexists(file):
        return {}
    text = read_text(file, mistakes)
    found = None if text is None else read_form(Glossary, text, Place(file, 1), mistakes)
    return {term: " ".join(said.split()) for term, said in found.root.items()} if found else {}
