"""The whole book: its files and its pages."""

import pytest

from tests.sound import files_of, trees_of


@pytest.fixture(scope="session")
def files(built_site):
    """The files of the site by path."""
    return files_of(built_site)


@pytest.fixture(scope="session")
def trees(files):
    """The elements of each page, in order; every page parses without a single error."""
    return trees_of(files)
