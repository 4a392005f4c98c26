"""The tokens of theme.css, as figures use them: a colour by its name, in light and dark, and each series' dash."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THEME = Path(__file__).parents[2] / "site_templates" / "theme.css"
SPARE = tuple(f"series-{n}" for n in range(1, 9))


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
    text = THEME.read_text(encoding="utf-8")
    light, dark = _block(text, ":root"), _block(text, ':root[data-theme="dark"]')
    colours = {name: value for name, value in light.items() if value.startswith("#")}
    dashes = {name.removesuffix("-dash"): value for name, value in light.items() if name.endswith("-dash")}
    return Theme(colours, colours | {k: v for k, v in dark.items() if k in colours}, dashes)


def _block(text: str, selector: str) -> dict[str, str]:
    body = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", text).group(1)
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
