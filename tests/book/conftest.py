"""The whole book: its files and its pages."""

import pytest

from tests.book.playing import woken
from tests.sound import files_of, trees_of


@pytest.fixture(scope="session")
def files(built_site):
    """The files of the site by path."""
    return files_of(built_site)


@pytest.fixture(scope="session")
def trees(files):
    """The elements of each page, in order; every page parses without a single error."""
    return trees_of(files)


@pytest.fixture
def scene(visit):
    """scene("ch02_momentum.html", "ravine"): that scene of a page, ready, its tools loaded."""

    def find(page, name, **options):
        opened = visit(page, **options)
        found = woken(opened, name)
        opened.wait_for_function("() => window.press?.tools?.full")
        return found

    return find
