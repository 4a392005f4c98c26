"""The lesson of tests/golden, as a site, for what the press promises of any book."""

from pathlib import Path

import pytest

from tests.chromium import ROOT, watch  # noqa: F401  for the tests of this folder
from tests.golden.cases import site_of


@pytest.fixture(scope="session")
def lesson(tmp_path_factory) -> Path:
    """The folder of the site of a small book that has everything."""
    return site_of("lesson", tmp_path_factory.mktemp("lesson"))
