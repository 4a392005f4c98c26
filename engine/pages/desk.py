"""Desk: where a chapter is set. It knows the whole book's numbers and gathers what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from jinja2 import Environment
from markupsafe import Markup

from engine.errors import Mistake, Place, nearest
from engine.fact import Fact
from engine.pages.book import Book, Chapter
from engine.pages.exhibit import Exhibit
from engine.pages.formulas import FormulaError, mathml
from engine.pages.markup import FACT, Token, to_html, tokens


@dataclass(frozen=True)
class Numbers:
    """Where every labelled formula and every scene of the book stands: name -> (page, number)."""

    equations: Mapping[str, tuple[str, str]]
    figures: Mapping[str, tuple[str, str]]


def numbered(book: Book) -> Numbers:
    """The numbers of formulas and figures, (chapter.n), in order of appearance."""
    equations, figures = {}, {}
    for chapter in book.chapters:
        n = 0
        for block in chapter.blocks:
            for token in tokens(block.body):
                if token.kind == "display" and token.match["label"] != "-":
                    n += 1
                    equations[(token.match["label"] or f"#{chapter.slug}-{n}")[1:]] = (
                        chapter.page,
                        f"{chapter.number}.{n}",
                    )
        for n, name in enumerate(dict.fromkeys(chapter.scenes), start=1):
            figures[name] = (chapter.page, f"{chapter.number}.{n}")
    return Numbers(equations, figures)


@dataclass(frozen=True)
class Desk:
    """One chapter's desk. `cited`, `quoted`, `terms`, `questions`, `shown` and `mistakes` grow as it is set."""

    book: Book
    chapter: Chapter
    numbers: Numbers
    exhibits: Mapping[str, Exhibit]
    environment: Environment
    mistakes: list[Mistake]
    cited: dict[str, None] = field(default_factory=dict)
    quoted: dict[str, str] = field(default_factory=dict)  # scene.fact -> as prose shows it
    terms: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    count: list[int] = field(default_factory=lambda: [0])

    def mistake(self, place: Place, message: str) -> None:
        self.mistakes.append(Mistake(place, message))

    def render(self, template: str, **context) -> str:
        return self.environment.get_template(template).render(context)

    def markdown(self, text: str, place: Place) -> str:
        """A text as HTML; `place` is its first line."""
        html = to_html(text, lambda token: self.set(token, place.below(token.line)))
        self.check_links(text, place)
        return _scrolling(html)

    def inline(self, text: str, place: Place) -> str:
        """A line of text as HTML without a paragraph around it."""
        html = self.markdown(text, place)
        return re.sub(r"^<p>(.*)</p>$", r"\1", html, flags=re.S)

    def set(self, token: Token, place: Place) -> str:
        """One of our marks as HTML."""
        if token.kind in ("display", "math"):
            return self.formula(token, place)
        if token.kind == "fact":
            return self.fact_html(token.match["fact"], token.match["format"], place)
        if token.kind == "cite":
            return self.citation(token.match["cite"], place)
        return self.reference(token.match["kind"], token.match["target"], place)

    def formula(self, token: Token, place: Place) -> str:
        display = token.kind == "display"
        tex = re.sub(FACT, lambda found: self.fact_text(found["fact"], found["format"], place)[1], token.tex)
        try:
            math = mathml(tex, display)
        except FormulaError as error:
            self.mistake(place, f"formula: {error}")
            return ""
        if not display:
            return math
        label, number = self.label(token)
        return self.render("blocks/_formula.html", math=Markup(math), label=label, number=number).strip()

    def label(self, token: Token) -> tuple[str, str]:
        """The anchor and the number of a display formula; both empty where it has none."""
        if token.match["label"] == "-":
            return "", ""
        self.count[0] += 1
        label = (token.match["label"] or f"#{self.chapter.slug}-{self.count[0]}")[1:]
        return label, f"{self.chapter.number}.{self.count[0]}"

    def fact(self, name: str, place: Place) -> Fact:
        """The fact 'scene.name'; a Mistake, and a fact without value, where there is none."""
        scene, _, key = name.partition(".")
        if scene not in self.exhibits:
            if scene not in self.numbers.figures:  # one that is, and could not be made, has been said
                self.mistake(place, f"no scene is called '{scene}'{nearest(scene, self.exhibits)}")
            return Fact(0.0, "")
        facts = self.exhibits[scene].facts
        if key not in facts:
            self.mistake(place, f"scene '{scene}' measures no '{key}'{nearest(key, facts)}")
            return Fact(0.0, "")
        fact = facts[key]
        if not fact.holds:
            ends = " to ".join("…" if end is None else f"{end:g}" for end in (fact.low, fact.high))
            self.mistake(
                place, f"'{name}' is {fact.value:g}, but what the text says holds only for {ends}: {fact.what}"
            )
        return fact

    def fact_text(self, name: str, spec: str | None, place: Place) -> tuple[Fact, str]:
        """The fact and its value as prose shows it."""
        fact = self.fact(name.strip(), place)
        spec = spec or fact.format
        try:
            text = format(int(fact.value) if spec.endswith("d") else fact.value, spec)
            if fact.what:  # else there is no such fact, which has been said
                self.quoted.setdefault(name.strip(), in_print(text))
            return fact, text
        except ValueError:
            self.mistake(place, f"'{spec}' is no format for a number: write such as d, .2f, .3g or .0%")
            return fact, ""

    def fact_html(self, name: str, spec: str | None, place: Place) -> str:
        fact, text = self.fact_text(name, spec, place)
        name, shown = name.strip(), in_print(text)
        exhibit = self.exhibits.get(name.partition(".")[0])
        if exhibit is None:
            return shown
        title = escape("".join(f"{said}. " for said in (f"Measured: {fact.what}", exhibit.effort) if said).strip())
        source = f"data/{exhibit.name}.json"
        return f'<a class="fact" href="measured.html#{name}" data-source="{source}" title="{title}">{shown}</a>'

    def citation(self, text: str, place: Place) -> str:
        """[@key, section 8.3; @other] as links to the chapter's list."""
        links = []
        for part in text.split(";"):
            key, _, where = part.strip().lstrip("@").partition(",")
            reference = self.book.references.get(key.strip())
            if reference is None:
                self.mistake(place, f"no reference is called '{key}'{nearest(key, self.book.references)}")
                continue
            self.cited[reference.key] = None
            where = f", {where.strip()}" if where.strip() else ""
            short = escape(reference.short + where)
            links.append(f'<a class="cite" href="#ref-{reference.key}" title="{escape(reference.plain)}">{short}</a>')
        return f"({'; '.join(links)})"

    def reference(self, kind: str, target: str, place: Place) -> str:
        """@eq{label}, @fig{scene} and @chapter{folder} as links with the number filled in."""
        if kind == "chapter":
            chapters = {chapter.slug: chapter for chapter in self.book.chapters}
            if target in chapters:
                found = chapters[target]
                return f'<a href="{found.page}">Chapter {found.number}</a>'
            self.mistake(place, f"no chapter is called '{target}'{nearest(target, chapters)}")
            return ""
        known = self.numbers.equations if kind == "eq" else self.numbers.figures
        if target not in known:
            self.mistake(
                place, f"no {'formula' if kind == 'eq' else 'scene'} is called '{target}'{nearest(target, known)}"
            )
            return ""
        page, number = known[target]
        here = "" if page == self.chapter.page else page
        return f'<a href="{here}#{kind}-{target}">{f"({number})" if kind == "eq" else f"Figure {number}"}</a>'

    def question(self, own: str, place: Place) -> str:
        """The id of the next question of the chapter."""
        key = own or f"{self.chapter.slug}-{len(self.questions) + 1}"
        if key in self.questions:
            self.mistake(place, f"a question '{key}' is there already")
        self.questions.append(key)
        return key

    def scene(self, name: str, place: Place, more: str = "", locked: bool = False) -> str:
        """A simulation as HTML, with `more` added to its caption."""
        exhibit = self.exhibits.get(name)
        if exhibit is None:
            return ""
        if name in self.shown:
            self.mistake(place, f"the scene '{name}' is in this chapter already")
        self.shown.append(name)
        caption = f"{exhibit.caption} {more}".strip()
        context = exhibit.context | {
            "number": self.numbers.figures[name][1],
            "caption_html": self.inline(caption, place),
        }
        return self.render("blocks/scene.html", scene=context, locked=locked)

    def check_links(self, text: str, place: Place) -> None:
        """Every link leads to a page of the book, an anchor or the web; every image is a file of the book."""
        pages = {chapter.page for chapter in self.book.chapters} | {"index.html"}
        for found in re.finditer(r"(!?)\[[^\]]*\]\(([^)\s]+)[^)]*\)", text):
            here, target = place.below(text.count("\n", 0, found.start())), found.group(2)
            page = target.partition("#")[0]
            if found.group(1):
                self.mistake(here, f"pictures are drawn by scenes; '{target}' would not travel with the book")
            elif not re.match(r"https?:|mailto:", target) and page and page not in pages:
                self.mistake(here, f"no page is called '{page}'{nearest(page, pages)}")
        for found in re.finditer(r"<(script|img|iframe|link|object|embed|style)\b", re.sub(r"`[^`]*`", "", text)):
            here = place.below(text.count("\n", 0, found.start()))
            self.mistake(here, f"<{found.group(1)}> is not for chapters: a page loads nothing but its own")


def in_print(number: str) -> str:
    """A formatted number as HTML: with a real minus sign, and 1e-05 as 1 times ten to the -5."""
    power = re.sub(r"e([+-])0*(\d+)", lambda e: f"·10<sup>{e[1].strip('+')}{e[2]}</sup>", number)
    return power.replace("-", "−")


def _scrolling(html: str) -> str:
    """Tables in a box of their own, which scrolls where the page is narrow."""
    return html.replace("<table>", '<div class="table" tabindex="0" role="group" aria-label="Table"><table>').replace(
        "</table>", "</table></div>"
    )
