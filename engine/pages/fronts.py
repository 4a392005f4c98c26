"""fronts: the pictures that open the book and its chapters, and what is wrong with the scenes named for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from engine.errors import Mistake, nearest
from engine.pages.blocks.predict import Predict
from engine.pages.book import Book
from engine.pages.chapter import Chapter
from engine.pages.exhibit import Exhibit
from engine.pages.forms import key_in

CARD = re.compile(r"frames/[^/]+/card(\.veiled)?\.svg$")


def cover(book: Book, exhibits: Mapping[str, Exhibit], mistakes: list[Mistake]) -> dict | None:
    """What index.html is given of the relief named in book.yml: name, script, svg, tick, title; none without one.

    A scene that shows no surface first has none, which goes to `mistakes`.
    """
    exhibit = exhibits.get(book.about.cover)
    if exhibit is None:
        return None
    context = exhibit.context
    if "relief" in context:
        tick, script = (context["clock"] or {"start": 0})["start"], f"data/{exhibit.name}.relief.js"
        svg = Markup(context["relief"])
        return {"name": exhibit.name, "script": script, "svg": svg, "tick": tick, "title": exhibit.title}
    fit = [name for name, one in exhibits.items() if "relief" in one.context]
    said = f"'cover': scene '{exhibit.name}' does not begin with a path over a surface{nearest(exhibit.name, fit)}"
    mistakes.append(Mistake(key_in(book.folder / "book.yml", "cover"), said))
    return None


def kept(files: Mapping[str, bytes], book: Book, exhibits: Mapping[str, Exhibit]) -> dict[str, bytes]:
    """The files of a site without the stills that no page of it shows."""
    openings = [opening(chapter, book, exhibits) for chapter in book.texts]
    shown = {found["path"] for found in openings if found}
    return {path: body for path, body in files.items() if path in shown or not CARD.match(path)}


def opening(chapter: Chapter, book: Book, exhibits: Mapping[str, Exhibit]) -> dict | None:
    """The still that opens a chapter: path, title and the figure it leads to; none without a scene."""
    name = chapter.about.picture or next(iter(chapter.scenes), "")
    if name not in exhibits or f"frames/{name}/card.svg" not in exhibits[name].files:
        return None
    home = next(one for one in book.texts if name in one.scenes)
    page = "" if home is chapter else home.page
    asked = any(isinstance(block, Predict) and name in block.scenes() for block in home.blocks)
    path = f"frames/{name}/card{'.veiled' if asked else ''}.svg"  # a picture does not answer what is asked later
    return {"path": path, "title": exhibits[name].title, "href": f"{page}#fig-{name}"}


def wrong_pictures(book: Book) -> list[Mistake]:
    """Scenes named as pictures, in book.yml and in front matter, that the book does not show."""
    shown = {name for chapter in book.texts for name in chapter.scenes}
    named = [(book.folder / "book.yml", "cover", book.about.cover)]
    named += [(one.place.file, "picture", one.about.picture) for one in book.texts]
    return [
        Mistake(key_in(file, key), f"'{key}': the book shows no scene '{name}'{nearest(name, shown)}")
        for file, key, name in named
        if name and name not in shown
    ]
