"""::: code | engine.maths.optimizers.Adam: the source of what runs, from the very file."""

from __future__ import annotations

from importlib import import_module
from inspect import getsourcefile, getsourcelines

from engine.errors import nearest
from engine.pages.blocks._block import Block


class Code(Block):
    """The source of a class or function of the engine, without its imports."""

    def html(self, desk):
        module, _, name = self.argument.rpartition(".")
        try:
            found = getattr(import_module(module), name)
            lines, start = getsourcelines(found)
        except (ImportError, AttributeError, ValueError, TypeError, OSError):
            known = _public(module)
            desk.mistake(self.place, f"no code is called '{self.argument}'{nearest(name, known)}")
            return ""
        file = getsourcefile(found)
        shown = file[file.rindex("/engine/") + 1 :] if "/engine/" in file else file
        return desk.render("blocks/code.html", name=name, file=shown, line=start, source="".join(lines).rstrip())


def _public(module: str) -> list[str]:
    try:
        return list(getattr(import_module(module), "__all__", ()))
    except (ImportError, ValueError):
        return []


KIND = Code
