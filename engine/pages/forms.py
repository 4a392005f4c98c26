"""YAML as a pydantic model: front matter, book.yml, the body of a chooser. Every error with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from engine.errors import Mistake, Place, nearest

Model = TypeVar("Model", bound=BaseModel)
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where it is there, in a tenth of the time


class Form(BaseModel):
    """The keys an author may write, and no others."""

    model_config = ConfigDict(extra="forbid")


def read_form(form: type[Model], text: str, place: Place, mistakes: list[Mistake]) -> Model | None:
    """The YAML text as a `form`, `place` being its first line; None where it is wrong, which goes to `mistakes`."""
    try:
        return form.model_validate(_load(text) or {})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        mistakes.append(Mistake(place.below(mark.line if mark else 0), f"not YAML: {getattr(error, 'problem', error)}"))
    except ValidationError as error:
        mistakes += [_wrong(form, wrong, text, place) for wrong in error.errors()]


def _load(text: str) -> Any:
    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError:
        return yaml.safe_load(text)  # says what is wrong in the same words on every machine


def _wrong(form: type[BaseModel], wrong: Mapping[str, Any], text: str, place: Place) -> Mistake:
    keys = [str(part) for part in wrong["loc"]]
    key = keys[-1] if keys else ""
    line = next((n for n, said in enumerate(text.splitlines()) if re.match(rf"[\s-]*{re.escape(key)}\s*:", said)), 0)
    if wrong["type"] == "extra_forbidden":
        return Mistake(place.below(line), f"'{key}' is not known here{nearest(key, _fields(form, wrong['loc'][:-1]))}")
    return Mistake(place.below(line), f"'{'.'.join(keys)}': {wrong['msg'][0].lower()}{wrong['msg'][1:]}")


def _fields(form: type[BaseModel], path: tuple) -> list[str]:
    """The keys that may stand at a path of names and positions."""
    for part in path:
        if isinstance(part, str):
            (form,) = get_args(form.model_fields[part].annotation)  # a list of forms is all the nesting there is
    return list(form.model_fields)
