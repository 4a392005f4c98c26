"""minify: our scripts as they are shipped."""

from __future__ import annotations

import minify_html

COMMENT = ("//", "/*", "*")
OPEN, CLOSE = "<script>", "</script>"


def minify(scripts: list[str]) -> str:
    """Scripts one after another in one file, without comments and what else a browser does not need.

    Comment lines go first: the library keeps those. No script has strings over several lines, nor begins one with `*`.
    """
    lines = (line for script in scripts for line in script.splitlines() if not line.strip().startswith(COMMENT))
    page = OPEN + "\n".join(lines).replace(CLOSE, r"<\/script>") + CLOSE
    return minify_html.minify(page, minify_js=True).removeprefix(OPEN).removesuffix(CLOSE) + "\n"
