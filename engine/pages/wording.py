"""The words of the interface: site_templates/languages/en.yml, a language's own file over it, a book's over that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import Any

from pydantic import create_model

from engine.errors import Mistake, Place, read_text
from engine.pages.assets import OWN, TEMPLATES
from engine.pages.forms import Form, key_in, read_form, read_yaml

FOLDER = Path("languages")
ENGLISH = TEMPLATES / FOLDER / "en.yml"


@dataclass(frozen=True)
class Wording:
    """Every word by its name in languages/en.yml, as an attribute of `say`: a text, or a pair (one, many)."""

    say: SimpleNamespace
    methods: Mapping[str, str]
    scripts: Mapping[str, str]

    def counted(self, name: str, number: int) -> str:
        """The words for so many things of a kind: "1 run", "1,200 runs"."""
        return getattr(self.say, name)[number != 1].format(count=f"{number:,}")

    @property
    def script(self) -> str:
        """The words of the page's scripts, as the script that gives them: press.words."""
        return f"window.press = {{ words: {json.dumps(dict(self.scripts), ensure_ascii=False)} }};\n"


def read_wording(code: str, book: Path, mistakes: list[Mistake]) -> Wording:
    """The words of a language by its code, those of de-AT being de's and its own; what no file says is English."""
    texts: dict[str, dict] = {}
    for folder in (TEMPLATES, book / OWN):
        for name in dict.fromkeys((code.partition("-")[0], code)):
            file = folder / FOLDER / f"{name}.yml"
            if file != ENGLISH and file.is_file():  # English is what the form says where nothing else does
                texts = _merged(texts, _read(file, mistakes))
    found = _words().model_validate(texts).model_dump()
    methods = found["pages"].pop("methods")
    return Wording(SimpleNamespace(**found["pages"], **found["scripts"]), methods, found["scripts"])


@cache
def _words() -> type[Form]:
    """A form with a field for every word of en.yml, which is said where nothing else is."""
    return _form("Words", read_yaml(ENGLISH.read_text(encoding="utf-8")))


def _form(name: str, texts: Mapping[str, Any]) -> type[Form]:
    fields: dict[str, Any] = {}
    for key, text in texts.items():
        within = _form(key, text) if isinstance(text, Mapping) else None
        kind = within or (tuple[str, str] if isinstance(text, list) else str)
        fields[key] = (kind, within() if within else tuple(text) if isinstance(text, list) else text)
    return create_model(name, __base__=Form, **fields)


def _read(file: Path, mistakes: list[Mistake]) -> dict[str, Any]:
    """What a file says, if it is right."""
    text = read_text(file, mistakes)
    found = None if text is None else read_form(_words(), text, Place(file, 1), mistakes)
    if found is None:
        return {}
    said = found.model_dump(exclude_unset=True)
    wrong = [Mistake(key_in(file, key), what) for key, what in _unfilled(said, _words()().model_dump())]
    mistakes += wrong
    return {} if wrong else said


def _unfilled(said: Mapping, english: Mapping) -> Iterator[tuple[str, str]]:
    """The words that have something in braces which is not filled in there, as (key, what is wrong)."""
    for key, text in said.items():
        if isinstance(text, Mapping):
            yield from _unfilled(text, english[key])
            continue
        known = _blanks(str(english[key]))
        there = " and ".join(f"{{{name}}}" for name in sorted(known)) or "nothing"
        found = _blanks(str(text))
        if found is None:
            yield key, f"'{key}': braces hold a name that is filled in, here {there}"
        for blank in sorted((found or set()) - known):
            yield key, f"'{key}': {{{blank}}} is not filled in here, but {there}"


def _blanks(text: str) -> set[str] | None:
    """The names that a text has in braces; None where these are no plain names, each closed."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    named = [(name, spec, way) for _, name, spec, way in parts if name is not None]
    plain = all(re.fullmatch(r"[a-z]+", name) and not spec and not way for name, spec, way in named)
    return {name for name, _, _ in named} if plain else None


def _merged(texts: Mapping, own: Mapping) -> dict:
    """Texts with those of a file in their place, group by group."""
    both = {key: _merged(texts.get(key, {}), text) if isinstance(text, Mapping) else text for key, text in own.items()}
    return {**texts, **both}
