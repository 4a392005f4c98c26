"""typeset: a book and its exhibits as the files of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from engine.errors import Mistake, nearest
from engine.pages.assets import OWN, TEMPLATES, assets
from engine.pages.book import Book
from engine.pages.budgets import page_over_budget, site_over_budget
from engine.pages.cards import CARDS, card_of, cards
from engine.pages.chapter import Chapter
from engine.pages.citation import citation
from engine.pages.definitions import definitions
from engine.pages.desk import Desk
from engine.pages.embed import embeds
from engine.pages.exhibit import Exhibit
from engine.pages.fonts import with_math_font
from engine.pages.forms import key_in
from engine.pages.fronts import cover, kept, opening
from engine.pages.ledger import Ledger
from engine.pages.links import wrong_links
from engine.pages.numbers import numbered
from engine.pages.plain import marked
from engine.pages.scan import scan
from engine.pages.search import search_data
from engine.pages.sheet import Numbers, Sheet
from engine.pages.sitemap import sitemap
from engine.pages.static import with_static
from engine.pages.styles import as_classes
from engine.pages.tree import text_of


def typeset(book: Book, exhibits: Mapping[str, Exhibit], mistakes: list[Mistake]) -> dict[str, bytes]:
    """The files of the whole site by path. What is wrong in the chapters, and what is too large, goes to `mistakes`."""
    numbers = numbered(book, mistakes)
    mistakes += marked(book)
    templates, words = environment(book), book.wording.script
    site = assets(book.folder, words) | {path: body for one in exhibits.values() for path, body in one.files.items()}
    site = kept(site, book, exhibits)
    sheets = [_sheet(book, chapter, numbers, exhibits, templates, mistakes) for chapter in book.texts]
    told = {sheet.chapter.slug: _told(sheet) for sheet in sheets}
    site |= cards(book, site["assets/page.css"].decode(), {slug: str(lines["plain"]) for slug, lines in told.items()})
    templates.globals["cards"] = {path for path in site if path.startswith(CARDS)}
    for sheet in sheets:
        body = site[sheet.chapter.page] = _chapter(sheet, told)
        shown = [exhibits[name] for name in sheet.ledger.scenes]
        mistakes += page_over_budget(sheet.chapter, len(body), shown, book.about.page_budget)
    lists = scan("engine.pages.lists", "LIST")
    entries = {name: found for name, one in lists.items() if any((found := one.entries(book, sheets)).values())}
    page = partial(_page, templates, book)
    site |= {f"{name}.html": page(f"{name}.html", told=told, **found) for name, found in entries.items()}
    links = {chapter.page: told[chapter.slug]["plain"] for chapter in book.pages}
    links |= {f"{name}.html": lists[name].title or getattr(book.wording.say, name) for name in entries}
    front = {
        "parts": _parts(book, sheets),
        "lists": links,
        "cover": cover(book, exhibits, mistakes),
        "cited": citation(book.about),
    }
    for sheet in sheets:
        site |= embeds(sheet, told, page)
    site["index.html"] = page("index.html", told=told, **front)
    site |= search_data(book, sheets, site)
    site["404.html"] = page("404.html")
    site[".nojekyll"] = b""
    site |= sitemap(book, site)
    site |= {path: body for sheet in sheets for path, body in sheet.ledger.files.items()}
    site = with_static(as_classes(with_math_font(site)), book, mistakes)  # what is handed on stays as it is
    mistakes += wrong_links(sheets, site)
    mistakes += site_over_budget(book, site, exhibits.values())
    return dict(sorted(site.items()))


def _sheet(
    book: Book, chapter: Chapter, numbers: Numbers, exhibits: Mapping[str, Exhibit], environment: Environment, mistakes
) -> Sheet:
    defined = definitions(((block.body, block.begins) for block in chapter.blocks), mistakes)
    return Sheet(book, chapter, numbers, exhibits, environment, Ledger(mistakes), defined)


def environment(book: Book) -> Environment:
    """The templates, a book's own before ours; a name that one asks for and is not given is an error.

    All of them have the `words` of the book's language, and `counted(name, number)` for so many things.
    """
    environment = Environment(
        loader=FileSystemLoader([book.folder / OWN, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"words": book.wording.say, "counted": book.wording.counted, "card_of": card_of}
    return environment


def _page(environment: Environment, book: Book, template: str, path: str = "", **context: object) -> bytes:
    page = environment.get_template(template)
    return (page.render(book=book.about, path=path or template, **context).strip() + "\n").encode()


def _chapter(sheet: Sheet, told: Mapping[str, Mapping[str, Markup]]) -> bytes:
    chapter, chapters, ledger, desk = sheet.chapter, sheet.book.chapters, sheet.ledger, Desk(sheet)
    content = "\n".join(block.html(desk) for block in chapter.blocks)
    cited = sorted((sheet.book.references[key] for key in ledger.cited), key=lambda reference: reference.order)
    before, after = _neighbours(chapter, chapters)
    return _page(
        sheet.environment,
        sheet.book,
        "chapter.html",
        chapter.page,
        told=told,
        chapter=chapter,
        content=Markup(content),
        sections=[{"id": key, "title": Markup(title)} for key, title in ledger.sections.items()],
        notes=[Markup(note) for note in _notes(sheet, desk)],
        references=cited,
        questions=ledger.questions,
        picture=opening(chapter, sheet.book, sheet.exhibits),
        part=sheet.book.part_of(chapter),
        ordered=chapter in chapters,
        before=before,
        after=after,
    )


def _neighbours(chapter: Chapter, chapters: Sequence[Chapter]) -> tuple[Chapter | None, Chapter | None]:
    """What stands before and after a chapter; a page outside the order has neither."""
    if chapter not in chapters:
        return None, None
    at = chapters.index(chapter)
    return chapters[at - 1] if at else None, chapters[at + 1] if at + 1 < len(chapters) else None


def _told(sheet: Sheet) -> dict[str, Markup]:
    """What a chapter's front matter tells the reader, as HTML; `plain` is the title without markup."""
    about, desk = sheet.chapter.about, Desk(sheet)
    lines = {
        "title": about.title,
        "summary": about.summary,
        "prerequisites": about.prerequisites,
        "source": about.source,
    }
    told = {
        name: Markup(desk.inline(line, key_in(sheet.chapter.place.file, name)) if line else "")
        for name, line in lines.items()
    }
    return {**told, "plain": Markup(escape(text_of(told["title"])))}


def _notes(sheet: Sheet, desk: Desk) -> Iterator[str]:
    """The footnotes of a chapter as HTML, in the order in which its texts, and the notes themselves, refer to them."""
    ledger, done = sheet.ledger, 0
    while done < len(ledger.noted):
        name, place = list(ledger.noted.items())[done]
        done += 1
        if name in ledger.notes:
            yield desk.markdown(*ledger.notes[name])
        else:
            sheet.mistake(
                place, f"the note [^{name}] has no text: a line '[^{name}]: ...'{nearest(name, ledger.notes)}"
            )
    for name in ledger.notes.keys() - ledger.noted.keys():
        sheet.mistake(ledger.notes[name][1], f"no text refers to the note [^{name}]{nearest(name, ledger.noted)}")


def _parts(book: Book, sheets: Sequence[Sheet]) -> list[dict]:
    """The chapters as the contents page has them, part by part, the first without a title where none has."""
    cards = [(book.part_of(sheet.chapter), _card(sheet)) for sheet in sheets if sheet.chapter in book.chapters]
    return [{"title": title, "cards": [card for _, card in part]} for title, part in groupby(cards, lambda one: one[0])]


def _card(sheet: Sheet) -> dict:
    """What the contents page says of a chapter."""
    return {
        "chapter": sheet.chapter,
        "picture": opening(sheet.chapter, sheet.book, sheet.exhibits),
        "simulations": len(sheet.ledger.scenes),
        "questions": sheet.ledger.questions,
    }
