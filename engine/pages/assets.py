"""assets: styles, scripts and fonts."""

from __future__ import annotations

from pathlib import Path

from engine.pages.minify import minify

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
STYLES = ("theme.css", "page.css", "front.css", "scene.css", "figure.css", "print.css")


def assets() -> dict[str, bytes]:
    """By path: the styles in one file, the scripts of pages and of simulations in one each, the fonts."""
    styles = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in STYLES)
    scripts = {
        f"assets/{kind}.js": minify([file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js"))])
        for kind in ("first", "page", "player", "tools")
        if (folder := TEMPLATES / kind)
    }
    shipped = [*sorted((TEMPLATES / "fonts").glob("*.woff2")), TEMPLATES / "fonts" / "OFL.txt"]
    fonts = {f"assets/fonts/{file.name}": file.read_bytes() for file in shipped}
    return {"assets/page.css": styles.encode()} | {path: text.encode() for path, text in scripts.items()} | fonts
