"""mark: a mark by its name, which is that of its file.

A mark is a function `draw(layer, ink, track, tick)`: the layer's elements at one setting and tick, as SVG text, always
the same elements. Those that move name what moves them (engine/figures/ink.py). A mark whose head may leave the plot
says ROAMS = True; the legend then tells when it is outside. One on which a name can stand says NAMED = True. What a
legend shows of it is its SWATCH: "line", where it says nothing, "dot", "bar" or "area".
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from engine.errors import nearest

PACKAGE = __name__.rpartition(".")[0]


def names() -> tuple[str, ...]:
    """The marks there are."""
    modules = iter_modules(import_module(PACKAGE).__path__)
    return tuple(sorted(module.name for module in modules if not module.name.startswith("_")))


@cache
def mark(name: str) -> ModuleType:
    """The mark of that name. Raises ValueError where there is none."""
    if name not in names():
        raise ValueError(f"no mark is called '{name}'{nearest(name, names())}")
    return import_module(f"{PACKAGE}.{name}")
