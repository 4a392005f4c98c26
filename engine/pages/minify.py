"""minify: our scripts as they are shipped."""

from __future__ import annotations

STRICT = '"use strict";'


def minify(scripts: list[str]) -> str:
    """Scripts one after another in one file, without their comment lines and indentation.

    Ours have no strings over several lines. The file is strict as a whole, so that no script in it need say so.
    """
    lines = (line.strip() for script in scripts for line in script.splitlines())
    return "".join(f"{line}\n" for line in [STRICT, *(line for line in lines if _runs(line))])


def _runs(line: str) -> bool:
    return bool(line) and not line.startswith(("//", STRICT))
