"""YAML as a pydantic model: front matter, book.yml, the body of a chooser. Every error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from engine.errors import Mistake, Place, nearest

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000f0000-\U0010ffff]")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Model = TypeVar("Model", bound=BaseModel)
# All is text: no key `on` is true, no title 1984 a number, no language `no` false. libyaml's takes a tenth of the time.
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Form(BaseModel):
    """The keys an author may write, and no others."""

    model_config = ConfigDict(extra="forbid")


def read_form(form: type[Model], text: str, place: Place, mistakes: list[Mistake]) -> Model | None:
    """The YAML text as a `form`, `place` being its first line; None where it is wrong, which goes to `mistakes`."""
    node = None
    try:
        node, found = _load(text)
        mistakes += [Mistake(place.below(line), said) for line, said in _doubtful(node)]
        return form.model_validate(found)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        mistakes.append(Mistake(place.below(mark.line if mark else 0), f"not YAML: {getattr(error, 'problem', error)}"))
    except RecursionError:
        mistakes.append(Mistake(place, "this is nested too deeply"))
    except ValidationError as error:
        mistakes += [_wrong(form, wrong, node, place) for wrong in error.errors()]


def key_in(file: Path, key: str) -> Place:
    """The line of a file that begins with a key of YAML, or else its first."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    begins = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*:")
    return Place(file, next((n for n, line in enumerate(lines, 1) if begins.match(line)), 1))


def read_yaml(text: str) -> Any:
    """What a text of our own says, all of it texts. Raises yaml.YAMLError."""
    return _load(text)[1]


def _load(text: str) -> tuple[yaml.Node | None, Any]:
    """The tree of a text, which knows its lines, and what it says. Raises yaml.YAMLError, also for what refers by *."""
    if "*" in text and "&" in text:  # a few lines of such would stand for more than a machine holds
        for event in yaml.parse(text, yaml.BaseLoader):
            if isinstance(event, yaml.AliasEvent):
                raise yaml.MarkedYAMLError(
                    problem="'*' refers to another place: write it out", problem_mark=event.start_mark
                )
    try:
        return _read(Loader(text))
    except yaml.YAMLError:
        return _read(yaml.BaseLoader(text))  # says what is wrong in the same words on every machine


def _read(loader: Any) -> tuple[yaml.Node | None, Any]:
    try:
        node = loader.get_single_node()
        _see(node)
        return node, loader.construct_document(node) if node else {}
    finally:
        loader.dispose()


def _see(node: yaml.Node | None) -> None:
    """Raises yaml.YAMLError where an escape stands for a character that nobody sees."""
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                _see(part)
    elif node is not None and (hidden := HIDDEN.search(node.value)):
        said = f"a character that cannot be seen, U+{ord(hidden[0]):04X}: take it out"
        raise yaml.MarkedYAMLError(problem=said, problem_mark=node.start_mark)


def _doubtful(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """What no form would notice, each with its line from 0: keys that are there twice, dates that no calendar has."""
    if isinstance(node, yaml.MappingNode):
        keys = [str(key.value).strip().lower() for key, _ in node.value]
        for n, (key, _) in enumerate(node.value):
            if keys[n] in keys[:n]:
                yield key.start_mark.line, f"'{key.value}' is there twice"
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _doubtful(part)
    if isinstance(node, yaml.ScalarNode) and not node.style and DATE.fullmatch(node.value):
        try:
            date.fromisoformat(node.value)
        except ValueError:
            yield node.start_mark.line, f"there is no date {node.value}; in quotes it is a text like any other"


def _wrong(form: type[BaseModel], wrong: Mapping[str, Any], node: yaml.Node | None, place: Place) -> Mistake:
    path, at = wrong["loc"], place.below(_line(node, wrong["loc"]))
    if wrong["type"] == "extra_forbidden":
        return Mistake(at, f"'{path[-1]}' is not known here{nearest(str(path[-1]), _fields(form, path[:-1]))}")
    name = ".".join(str(part) for part in path if part != "[key]")
    if wrong["type"] == "string_too_short":
        return Mistake(at, "a name before a colon is empty" if path[-1] == "[key]" else f"'{name}' is empty")
    if wrong["type"] == "string_pattern_mismatch":
        return Mistake(at, f"'{name}' is written such as {form.model_fields[name].description}")
    if not path:
        return Mistake(at, "here stand lines of the form 'name: value'")
    return Mistake(at, f"'{name}': {wrong['msg'][0].lower()}{wrong['msg'][1:]}")


def _line(node: yaml.Node | None, path: tuple[str | int, ...]) -> int:
    """The line, from 0, of what stands at a path of names and positions; where it is missing, of what would hold it."""
    line = 0
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = (node.value[part], node.value[part])
        else:
            found = None
        if found is None:
            return line
        line, node = found[0].start_mark.line, found[1]
    return line


def _fields(form: type[BaseModel], path: tuple) -> list[str]:
    """The keys that may stand at a path of names and positions."""
    for part in path:
        if isinstance(part, str):
            within = form.model_fields[part].annotation
            (form,) = get_args(within) or (within,)  # a list of forms, or a form
    return list(form.model_fields)
