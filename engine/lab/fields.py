"""Fields by name: how an axis finds the hyperparameter it varies, wrapped parts included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass, replace


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


def _settable(part: object) -> tuple[Field, ...]:
    if not is_dataclass(part) or isinstance(part, type):
        return ()
    return tuple(field for field in fields(part) if field.init)
