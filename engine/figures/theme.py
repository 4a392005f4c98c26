"""The tokens of theme.css, as figures use them: a colour by its name, in light and dark, and each series' dash.

A book's own theme.css comes after ours, as on its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THEME = Path(__file__).parents[2] / "site_templates" / "theme.css"
COLOUR = re.compile(r"light-dark\(([^,;]+),\s*([^)]+)\)|(#[0-9a-fA-F]{3,8})")
OWN: ContextVar[Path | None] = ContextVar("the theme.css of the book that is drawn", default=None)
SPARE = tuple(f"series-{n}" for n in range(1, 13))


@dataclass(frozen=True)
class Theme:
    """Colours (token -> such as "#rrggbb") in light and in dark, and dashes (token -> "6 2")."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    dashes: Mapping[str, str]

    def sentinel(self, token: str) -> str:
        """A colour that stands for the token until `var` replaces it: unlike the real ones, no two are the same."""
        return f"#fe{list(self.light).index(token):04x}"

    def var(self, token: str) -> str:
        """The token as an SVG attribute may hold it, with the light colour for where the page's CSS does not reach."""
        return f"var(--{token},{self.light[token]})"

    def replaced(self, svg: str) -> str:
        """An SVG text with every sentinel replaced by its token."""
        for token in self.light:
            svg = svg.replace(self.sentinel(token), self.var(token))
        return svg

    def tokens(self, series: Sequence[str]) -> dict[str, str]:
        """The colour token of each series: its own where it has one, else the spare ones in order."""
        spare = iter(SPARE * (1 + len(series) // len(SPARE)))
        return {key: key if key in self.light else next(spare) for key in series}


@contextmanager
def themed(book: Path) -> Iterator[None]:
    """Inside, `theme` is that of a book: its theme.css, where it has one, over ours."""
    own = book / "theme.css"
    token = OWN.set(own if own.is_file() else None)
    try:
        yield
    finally:
        OWN.reset(token)


def theme() -> Theme:
    """The theme of site_templates/theme.css, and of the book that is drawn."""
    own = OWN.get()
    return _read(THEME, own) if own else _read(THEME)


@cache
def _read(*files: Path) -> Theme:
    """The tokens of several files, those of a later one in the place of an earlier one's."""
    text = "".join(re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8-sig"), flags=re.S) for file in files)
    tokens = dict(re.findall(r"--([\w-]+):\s*([^;{}<&]+?)\s*[;}]", text))
    colours = {name: pair.groups() for name, value in tokens.items() if (pair := COLOUR.fullmatch(value))}
    dashes = {name.removesuffix("-dash"): value for name, value in tokens.items() if name.endswith("-dash")}
    light, dark = ({name: pair[n] or pair[2] for name, pair in colours.items()} for n in (0, 1))
    return Theme(light, dark, dashes)
