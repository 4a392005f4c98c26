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
