"""A book's folders: chapters by their numbers, appendices after them by their letters."""

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
    book, mistakes = book_of(tmp_path, "appB_late", "ch10_ten", "ch2_two", "appA_first", "apple", "app_none")
    assert [chapter.called for chapter in book.chapters] == ["Chapter 2", "Chapter 10", "Appendix A", "Appendix B"]
    assert not mistakes


def test_two_appendices_of_one_letter_are_a_mistake(tmp_path):
    _, mistakes = book_of(tmp_path, "ch00_one", "appA_first", "appA_second")
    assert [mistake.message for mistake in mistakes] == ["appendix A is there twice, in appA_first and appA_second"]
