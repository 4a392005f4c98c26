"""A book's folders: chapters by their numbers, appendices after them by their letters."""

import pytest

from engine.pages.book import read_book

PAGE = "---\ntitle: {}\nsummary: One.\n---\n\nText.\n"


def book_of(folder, *names):
    (folder / "book.yml").write_text("title: Book\n")
    for name in names:
        (folder / name).mkdir()
        (folder / name / "chapter.md").write_text(PAGE.format(name))
    mistakes = []
    return read_book(folder, mistakes), mistakes


def test_chapters_stand_by_number_and_appendices_after_them(tmp_path):
    (tmp_path / "apple").mkdir()
    book, mistakes = book_of(tmp_path, "appB_late", "ch10_ten", "ch2_two", "appA_first")
    assert [chapter.called for chapter in book.chapters] == ["Chapter 2", "Chapter 10", "Appendix A", "Appendix B"]
    assert not mistakes


def test_two_appendices_of_one_letter_are_a_mistake(tmp_path):
    _, mistakes = book_of(tmp_path, "ch00_one", "appA_first", "appA_second")
    assert [mistake.message for mistake in mistakes] == ["appendix A is there twice, in appA_first and appA_second"]


@pytest.mark.parametrize("name", ["chapter5", "ch_5", "Ch05_x", "ch05 x", "ch05_c#", "appa_first", "app_none", "more"])
def test_a_folder_that_would_be_left_out_is_said(tmp_path, name):
    book, mistakes = book_of(tmp_path, "ch00_one", name)
    assert [chapter.slug for chapter in book.chapters] == ["ch00_one"]
    assert [mistake.place.file.name for mistake in mistakes] == [name]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    book_of(tmp_path, "ch00_one")
    for file in (tmp_path / "book.yml", tmp_path / "ch00_one" / "chapter.md"):
        file.write_text(file.read_text(), encoding="utf-8-sig")
    mistakes = []
    assert read_book(tmp_path, mistakes).chapters[0].about.title == "ch00_one"
    assert not mistakes


def test_a_preface_stands_first_and_has_no_number(tmp_path):
    book, mistakes = book_of(tmp_path, "ch00_one", "preface")
    assert [(one.called, one.number, one.numbered(2)) for one in book.chapters] == [
        ("Preface", "", "2"),
        ("Chapter 0", "0", "0.2"),
    ]
    assert not mistakes
    (tmp_path / "preface_again").mkdir()
    (tmp_path / "preface_again" / "chapter.md").write_text(PAGE.format("Again"))
    read_book(tmp_path, mistakes)
    assert [one.message for one in mistakes] == ["the preface is there twice, in preface and preface_again"]


def test_parts_hold_chapters_until_the_next_begins(tmp_path):
    book_of(tmp_path, "preface", "ch00_one", "ch01_two", "ch02_three")
    (tmp_path / "book.yml").write_text("title: Book\nparts:\n  ch00_one: Early\n  ch02_three: Late\n")
    book = read_book(tmp_path, [])
    assert [book.part_of(chapter) for chapter in book.chapters] == ["", "Early", "Early", "Late"]
    (tmp_path / "book.yml").write_text("title: Book\nparts:\n  ch00_won: Early\n")
    mistakes = []
    read_book(tmp_path, mistakes)
    assert [(one.place.line, one.message) for one in mistakes] == [
        (3, "a part begins with a chapter, and none is called 'ch00_won'; did you mean 'ch00_one'?")
    ]


def test_pages_stand_outside_the_order(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.md").write_text("# About us\n\nText.\n")
    (tmp_path / "pages" / "glossary.md").write_text("# Words\n")
    (tmp_path / "pages" / "not a name.md").write_text("# Words\n")
    book, mistakes = book_of(tmp_path, "ch00_one")
    assert [(page.called, page.page, page.number) for page in book.pages] == [("About us", "about.html", "")]
    assert [(one.place.file.name, one.message) for one in mistakes] == [
        ("glossary.md", "the book has a page glossary.html already: call it otherwise"),
        ("not a name.md", "a page is called in letters, digits, '-' and '_': about.md"),
    ]
