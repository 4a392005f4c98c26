"""new book, chapter, scene, page: what they make builds as it is, and nothing that is there is written over."""

import pytest

from tests.pages.commands import run, site_of


def test_a_new_chapter_builds_as_it_is(book):
    files = site_of(book)
    page = files["ch00_warm_start.html"].decode()
    for wanted in ('data-scene="warm_start_cooling"', "data-quiz=", "<math", "Figure", 'class="fact"'):
        assert wanted in page
    assert {"index.html", "404.html", ".nojekyll", "data/warm_start_cooling.js"} <= set(files)


def test_the_next_chapter_has_the_next_number_and_a_bad_name_is_refused(book):
    assert run("new", "chapter", "two", "--chapters", book).output.strip().endswith("ch01_two")
    refused = run("new", "chapter", "Two Words", "--chapters", book)
    assert refused.exit_code == 1
    assert "is no name for a folder" in refused.stderr
    assert len(site_of(book)) > 4


def test_a_new_book_builds_as_it_is_and_never_over_something(tmp_path, monkeypatch):
    folder = tmp_path / "tea"
    assert run("new", "book", folder).exit_code == 0
    monkeypatch.chdir(folder)
    assert run("site", "--workers", 1).exit_code == 0, "the book is the folder that we are in"
    page = (folder / "site" / "ch00_first.html").read_text()
    assert 'data-scene="cooling"' in page
    assert ">58</a>" in page, "degrees after half an hour: 20 + 70 exp(-0.6) = 58.4"
    for taken in (folder, folder / "book.yml"):
        again = run("new", "book", taken)
        assert again.exit_code == 1
        assert "something is there already" in again.stderr


def test_a_new_scene_and_a_new_page_build_as_they_are(book):
    made = run("new", "scene", "ch00_warm_start", "cooler", "--chapters", book)
    assert "::: scene | cooler" in made.output
    chapter = book / "ch00_warm_start" / "chapter.md"
    chapter.write_text(chapter.read_text() + "\n::: scene | cooler\n:::\n\n[Who we are](../pages/who_we_are.md).\n")
    assert run("new", "page", "who_we_are", "--chapters", book).exit_code == 0
    files = site_of(book)
    assert 'data-scene="cooler"' in files["ch00_warm_start.html"].decode()
    assert '<a href="who_we_are.html">Who we are</a>' in files["ch00_warm_start.html"].decode()
    assert "<h1>Who we are</h1>" in files["who_we_are.html"].decode()
    assert '<a href="who_we_are.html">Who we are</a>' in files["index.html"].decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("scene", "ch00_cold_start", "x"), "no chapter is called 'ch00_cold_start'; did you mean 'ch00_warm_start'?"),
        (("scene", "ch00_warm_start", "warm_start_cooling"), "this is there already"),
        (("scene", "ch00_warm_start", "../up"), "'../up' is no name for a file"),
        (("page", "Über uns"), "'Über uns' is no name for a file"),
    ],
)
def test_what_cannot_be_begun_is_said(book, words, said):
    refused = run("new", *words, "--chapters", book)
    assert refused.exit_code == 1
    assert said in refused.stderr
