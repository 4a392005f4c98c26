"""assets: styles, scripts and fonts."""

from __future__ import annotations

from pathlib import Path

from engine.pages.minify import minify

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
BUNDLES = {
    "first": ("first",),
    "page": ("page",),
    "player": ("load", "player"),
    "tools": ("tools",),
    "relief": ("load", "relief"),
}
STYLES = ("theme.css", "page.css", "front.css", "scene.css", "figure.css", "print.css")


def assets() -> dict[str, bytes]:
    """By path: the styles in one file, the scripts of pages and of simulations in one each, the fonts."""
    styles = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in STYLES)
    scripts = {
        f"assets/{name}.js": minify(
            [file.read_text(encoding="utf-8") for folder in folders for file in _scripts(folder)]
        )
        for name, folders in BUNDLES.items()
    }
    shipped = [*sorted((TEMPLATES / "fonts").glob("*.woff2")), TEMPLATES / "fonts" / "OFL.txt"]
    fonts = {f"assets/fonts/{file.name}": file.read_bytes() for file in shipped}
    return {"assets/page.css": styles.encode()} | {path: text.encode() for path, text in scripts.items()} | fonts


def _scripts(folder: str) -> list[Path]:
    return sorted((TEMPLATES / folder).glob("*.js"))
