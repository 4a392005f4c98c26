"""The whole book: its recordings, from where they are kept, its files and its pages."""

import pytest

from engine.pages.bake import record_book
from tests.conftest import ROOT
from tests.sound import files_of, trees_of


@pytest.fixture(scope="session")
def recordings(built_site):
    """name -> recording of every scene; building the site has made them."""
    return record_book(ROOT / "chapters", workers=1)


@pytest.fixture(scope="session")
def files(built_site):
    """The files of the site by path."""
    return files_of(built_site)


@pytest.fixture(scope="session")
def trees(files):
    """The elements of each page, in order; every page parses without a single error."""
    return trees_of(files)
