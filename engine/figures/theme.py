"""The tokens of theme.css, as figures use them: a colour by its name, in light and dark, and each series' dash."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THEME = Path(__file__).parents[2] / "site_templates" / "theme.css"
COLOUR = re.compile(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
SPARE = tuple(f"series-{n}" for n in range(1, 13))


@dataclass(frozen=True)
class Theme:
    """Colours (token -> "#rrggbb") in light and in dark, and dashes (token -> "6 2")."""

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


@cache
def theme() -> Theme:
    """The theme of site_templates/theme.css."""
    tokens = dict(re.findall(r"--([\w-]+):\s*([^;]+);", THEME.read_text(encoding="utf-8")))
    colours = {name: pair.groups() for name, value in tokens.items() if (pair := COLOUR.fullmatch(value))}
    dashes = {name.removesuffix("-dash"): value for name, value in tokens.items() if name.endswith("-dash")}
    light, dark = ({name: pair[n] for name, pair in colours.items()} for n in (0, 1))
    return Theme(light, dark, dashes)
