"""assets: styles, scripts and fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place, read_text
from engine.pages.minify import minify

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
OWN = "templates"  # in a book
BUNDLES = {
    "first": ("first",),
    "page": ("page",),
    "player": ("load", "player"),
    "tools": ("tools",),
    "relief": ("load", "relief"),
    "embed": ("embed",),
    "search": ("load", "search"),
}
TOKEN = r"(--[\w-]+):\s*light-dark\(%\);"
LOADS = re.compile(r"@import|url\(\s*[\"']?\s*(?:[a-z]+:)?//", re.I)
STYLES = ("theme.css", "page.css", "front.css", "scene.css", "figure.css", "search.css", "print.css")


def assets(book: Path | None = None, words: str = "") -> dict[str, bytes]:
    """By path: the styles in one file, the scripts of pages and of simulations in one each, the fonts.

    `words` is the script that gives the others theirs, and stands before the first.

    A book may have a file `theme.css` of its own, whose tokens come after ours, and a folder `templates` with files
    that stand in for ours of the same name.
    """
    own = [book / "theme.css"] if book and (book / "theme.css").is_file() else []
    files = [*(_chosen(TEMPLATES / name, book) for name in STYLES), *own]
    styles = plain_colours("\n".join(_read(file) for file in files))
    scripts = {
        f"assets/{name}.js": minify([_read(_chosen(file, book)) for folder in folders for file in _scripts(folder)])
        for name, folders in BUNDLES.items()
    }
    scripts["assets/first.js"] = words + scripts["assets/first.js"]
    shipped = [*sorted((TEMPLATES / "fonts").glob("*.woff2")), TEMPLATES / "fonts" / "OFL.txt"]
    scripts["assets/search-LICENSE.txt"] = (TEMPLATES / "search" / "LICENSE.txt").read_text(encoding="utf-8")
    fonts = {f"assets/fonts/{file.name}": file.read_bytes() for file in shipped}
    return {"assets/page.css": styles.encode()} | {path: text.encode() for path, text in scripts.items()} | fonts


def _read(file: Path) -> str:
    """A style or a script. Raises Mistakes where it is no text, or would load something from elsewhere."""
    mistakes: list[Mistake] = []
    text = read_text(file, mistakes)
    if text is not None and file.suffix == ".css":
        mistakes += [Mistake(Place(file, line), said) for line, said in _wrong_styles(text)]
    if text is None or mistakes:
        raise Mistakes(mistakes)
    return text


def _wrong_styles(text: str) -> Iterator[tuple[int, str]]:
    """What would load something, or leaves a brace open, each with its line."""
    for found in LOADS.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, "a page loads nothing from elsewhere, and imports no style"
    if text.count("{") != text.count("}"):
        yield 1, f"there are {text.count('{')} braces that open and {text.count('}')} that close"


def _chosen(file: Path, book: Path | None) -> Path:
    """The book's own file in the place of one of ours, where it has one."""
    own = book / OWN / file.relative_to(TEMPLATES) if book else file
    return own if own.is_file() else file


def _scripts(folder: str) -> list[Path]:
    return sorted((TEMPLATES / folder).glob("*.js"))


def plain_colours(styles: str) -> str:
    """Styles in which no token needs a browser that knows light-dark(): light ones, and after them the dark ones.

    What is printed is light.
    """
    tokens = "".join(f"{name}:{dark};" for name, dark in re.findall(TOKEN.replace("%", r"[^,;]+, ([^)]+)"), styles))
    light = re.sub(TOKEN.replace("%", r"([^,;]+), [^)]+"), r"\1: \2;", styles)
    dark = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{tokens}}}}}"
    return f"{light}\n{dark}\n@media screen{{:root[data-theme=dark]{{{tokens}}}}}\n"
