"""::: code | engine.maths.optimizers.Adam: the source of what runs, from the very file."""

from __future__ import annotations

import re

from engine.errors import nearest
from engine.pages.blocks._block import Block
from engine.pages.blocks._desk import Desk
from engine.pages.source import ENGINE, find_source, names_in

NAME = re.compile(r"[^\W\d]\w{0,99}(\.[^\W\d]\w{0,99})*")
FENCE = "`" * 12  # longer than any in a docstring


class Code(Block):
    """The source of a class or function of the engine, or of the chapter's or the book's own files."""

    def html(self, desk: Desk) -> str:
        """The source as HTML, with its file and line."""
        name = self.argument.strip()
        if self.body.strip():
            desk.mistake(self.place, "a code block has no text of its own: it shows what it names")
        if not NAME.fullmatch(name):
            desk.mistake(self.place, f"'{name[:40]}' is no name of Python: write such as engine.maths.optimizers.Adam")
            return ""
        roots = [ENGINE] if name.startswith("engine.") else list(desk.folders)
        for root in roots:
            if found := find_source(name, root):
                file = found.file.relative_to(ENGINE if root == ENGINE else desk.folders[1]).as_posix()
                named = name.rpartition(".")[2]
                code = desk.markdown(f"{FENCE}python\n{found.text}\n{FENCE}", self.place)
                return desk.render("blocks/code.html", name=named, file=file, line=found.line, code=code)
        module, _, last = name.rpartition(".")
        known = [one for root in roots for one in names_in(module, root)]
        desk.mistake(self.place, f"no code is called '{name}'{nearest(last, known)}")
        return ""


KIND = Code
