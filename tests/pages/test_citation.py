"""How to cite a book: what is said is what a reader of BibTeX reads."""

from pathlib import Path

from pybtex.database import parse_string

from engine.pages.about import About
from engine.pages.citation import citation
from tests.pages.commands import site_of


def test_an_entry_says_what_the_book_says_of_itself():
    about = About(title="Ravines & 100% more", authors=["Ada One", "Bob Two"], version="1.2", date="2026-11-30")
    found = citation(about)
    entry = parse_string(found["bibtex"], "bibtex").entries["ravines-100-more2026"]
    assert entry.fields["year"] == "2026"
    assert entry.fields["version"] == "1.2"
    assert entry.fields["title"] == r"{Ravines \& 100\% more}"
    assert [str(person) for person in entry.persons["author"]] == ["One, Ada", "Two, Bob"]
    assert found["apa"] == "Ada One & Bob Two. (2026). Ravines & 100% more (Version 1.2)."


def test_nobody_cites_a_book_without_authors_and_one_without_a_date_has_none():
    assert citation(About(title="B")) is None
    assert "(n.d.)" in citation(About(title="B", authors=["A"]))["apa"]


def test_pages_say_version_date_licence_and_where_to_report(book: Path):
    told = "licence: CC0\nversion: 2.0\ndate: 2026-11-30\nreport: https://example.org/issues\nauthors: [A B]\n"
    (book / "book.yml").write_text(f"title: Book\n{told}")
    files = site_of(book)
    said = "CC0 · Version 2.0 · 2026-11-30"
    for page in ("ch00_warm_start.html", "measured.html"):
        text = files[page].decode()
        assert f'{said} · <a href="https://example.org/issues">Report a mistake</a>' in text
    front = files["index.html"].decode()
    assert f"A B · {said}" in front
    assert "@misc{book2026," in front
