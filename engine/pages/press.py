"""typeset: a book and its exhibits as the files of a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from engine.errors import Mistake, Place
from engine.pages.book import Book, Chapter
from engine.pages.budgets import first_bytes
from engine.pages.desk import Desk, numbered
from engine.pages.exhibit import Exhibit
from engine.pages.glossary import mark_terms
from engine.pages.lists import LISTS, lists

TEMPLATES = Path(__file__).parents[2] / "site_templates"
PAGE_BUDGET, SITE_BUDGET = 300_000, 10_000_000
STRICT = '"use strict";\n'
STYLES = ("theme.css", "page.css", "scene.css")


def typeset(book: Book, exhibits: Mapping[str, Exhibit], mistakes: list[Mistake]) -> dict[str, bytes]:
    """path -> bytes of the whole site. What is wrong in the chapters, and what is too large, goes to `mistakes`."""
    numbers = numbered(book)
    site = assets() | {path: body for one in exhibits.values() for path, body in one.files.items()}
    desks = {}
    for chapter in book.chapters:
        desk = Desk(book, chapter, numbers, exhibits, environment(), mistakes)
        site[chapter.page] = _chapter(desk)
        desks[chapter.slug] = desk
        mistakes += _over_budget(
            chapter, len(site[chapter.page]), [exhibits[name] for name in desk.shown if name in exhibits]
        )
    mistakes += [] if mistakes else _unused(book, desks)  # where a chapter was not read whole, who knows
    listed = lists(book, exhibits, desks)
    site |= {page: _page(page, book, **context) for page, context in listed.items()}
    cards = [_card(desks[chapter.slug]) for chapter in book.chapters]
    site["index.html"] = _page("index.html", book, chapters=cards, lists={page: LISTS[page] for page in listed})
    site["404.html"] = _page("404.html", book)
    site[".nojekyll"] = b""
    size = sum(map(len, site.values()))
    if size > SITE_BUDGET:
        largest = max(exhibits.values(), key=lambda one: sum(map(len, one.files.values())))
        mistakes.append(
            Mistake(Place(book.folder), f"the site has {size:,} bytes, most in scene '{largest.name}': thin an axis")
        )
    return dict(sorted(site.items()))


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def assets() -> dict[str, bytes]:
    """Styles, scripts and fonts: each kind in one file."""
    styles = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in STYLES)
    scripts = {
        f"assets/{kind}.js": STRICT
        + "".join(_lean(file.read_text(encoding="utf-8")) for file in sorted((TEMPLATES / kind).glob("*.js")))
        for kind in ("player", "page")
    }
    shipped = [*sorted((TEMPLATES / "fonts").glob("*.woff2")), TEMPLATES / "fonts" / "OFL.txt"]
    fonts = {f"assets/fonts/{file.name}": file.read_bytes() for file in shipped}
    return {"assets/page.css": styles.encode()} | {path: text.encode() for path, text in scripts.items()} | fonts


def _lean(script: str) -> str:
    """A script without its comment lines and indentation, and without the STRICT that heads the file it goes into; our
    scripts have no strings over several lines.
    """
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", STRICT.strip())))


def _page(template: str, book: Book, **context) -> bytes:
    return (environment().get_template(template).render(book=book.about, **context).strip() + "\n").encode()


def _chapter(desk: Desk) -> bytes:
    chapter, chapters = desk.chapter, desk.book.chapters
    content = "\n".join(block.html(desk) for block in chapter.blocks)
    content, desk.terms[:] = mark_terms(content, desk.book.glossary)
    content, sections = _anchored(content)
    at = chapters.index(chapter)
    return _page(
        "chapter.html",
        desk.book,
        chapter=chapter,
        content=Markup(content),
        sections=sections,
        references=[
            desk.book.references[key] for key in sorted(desk.cited, key=lambda k: desk.book.references[k].plain)
        ],
        questions=desk.questions,
        before=chapters[at - 1] if at else None,
        after=chapters[at + 1] if at + 1 < len(chapters) else None,
    )


def _anchored(html: str) -> tuple[str, list[dict[str, str]]]:
    """The HTML with an id on every h2, and the list of these sections."""
    sections = []

    def anchor(match: re.Match) -> str:
        text = re.sub(r"<[^>]+>", "", match.group(1))
        key = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        while any(section["id"] == key for section in sections):
            key += "-more"
        sections.append({"id": key, "title": Markup(match.group(1))})
        return f'<h2 id="{key}">{match.group(1)}</h2>'

    return re.sub(r"<h2>(.*?)</h2>", anchor, html, flags=re.S), sections


def _card(desk: Desk) -> dict:
    """What the contents page says of a chapter."""
    return {"chapter": desk.chapter, "simulations": len(desk.shown), "questions": desk.questions}


def _over_budget(chapter: Chapter, size: int, exhibits: list[Exhibit]) -> list[Mistake]:
    total = size + sum(first_bytes(one) for one in exhibits)
    if total <= PAGE_BUDGET:
        return []
    largest = max(exhibits, key=first_bytes)
    axis = max(largest.axes, key=lambda name: largest.axes[name])
    message = f"with its first data the page has {total:,} bytes, more than {PAGE_BUDGET:,}; "
    message += f"{first_bytes(largest):,} are of scene '{largest.name}': thin its axis '{axis}'"
    return [Mistake(chapter.place, message)]


def _unused(book: Book, desks: Mapping[str, Desk]) -> list[Mistake]:
    """References that no chapter cites, in a book that cites any."""
    cited = {key for desk in desks.values() for key in desk.cited}
    unused = [ref for key, ref in book.references.items() if key not in cited] if cited else []
    return [Mistake(ref.place, f"no chapter cites '{ref.key}'") for ref in unused]
