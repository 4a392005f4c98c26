"""The recordings of the whole book, from the vault where they are there already."""

import pytest

from engine.pages.bake import record_book
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def recordings(built_site):
    """name -> recording of every scene; building the site has made them."""
    return record_book(ROOT / "chapters", workers=1)
