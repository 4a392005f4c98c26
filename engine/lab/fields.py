"""Fields by name: how an axis finds the hyperparameter it varies, wrapped parts included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace


def field_names(part: object) -> frozenset[str]:
    """The names of a dataclass's fields and of the dataclasses in them: `Clipped(Adam())` has `beta1` too."""
    own = frozenset(field.name for field in _settable(part))
    return own.union(*(field_names(getattr(part, name)) for name in own))


def with_fields(part, values: Mapping[str, object]):
    """A copy in which every field named in `values`, of the part or of a part inside it, has its new value."""
    changed = {}
    for name in (field.name for field in _settable(part)):
        old = getattr(part, name)
        new = values[name] if name in values else with_fields(old, values)
        if new is not old:
            changed[name] = new
    return replace(part, **changed) if changed else part


def _settable(part: object) -> tuple:
    is_part = is_dataclass(part) and not isinstance(part, type)
    return tuple(field for field in fields(part) if field.init) if is_part else ()
